import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';
import type { SorceryObject } from '../../kernel/sorcery/object-type.js';

const heads = [
  '',
  ' <Registration/ServerURI..............................>  <Auth....................>  <Status.......>',
  '='.repeat(90),
  '',
];

/** `pjsip show registrations`, `pjsip send register` and `pjsip send unregister`. */
export const registrationCommands = (pjsip: Pjsip): readonly ConsoleCommand[] => {
  const all = () => pjsip.sorcery.all('registration');
  const complete = (args: readonly string[]) => (args.length === 1 ? all().map(({ id }) => id) : []);
  const send = (verb: string, done: string): ConsoleCommand => ({
    name: `pjsip send ${verb}`,
    summary: `Has a registration at another server ${verb} now`,
    usage: [
      `Usage: pjsip send ${verb} <registration> | *all`,
      '       Sends the request without waiting for its turn.',
    ],
    complete,
    run: ({ args: [name, ...rest], print }) => {
      if (name === undefined || rest.length > 0) return 'usage';
      if (name !== '*all' && !pjsip.sorcery.get('registration', name)) return notFound(print, name);
      print(name === '*all' ? `${done}s queued` : `${done} queued`);
      return undefined;
    },
  });
  return [
    {
      name: 'pjsip show registrations',
      summary: 'Show PJSIP Registrations',
      usage: ['Usage: pjsip show registrations', '       Lists the registrations at other servers.'],
      run: ({ args, print }) => {
        if (args.length > 0) return 'usage';
        const registrations = all();
        const lines =
          registrations.length === 0
            ? ['No objects found.', '']
            : [...heads, ...registrations.map(line), '', `Objects found: ${registrations.length}`, ''];
        for (const one of lines) print(one);
        return undefined;
      },
    },
    send('register', 'Re-registration'),
    send('unregister', 'Unregistration'),
  ];
};

const line = ({ id, values }: SorceryObject): string =>
  ` ${`${id}/${values.server_uri}`.padEnd(54)}  ${(values.outbound_auth ?? '').padEnd(26)}  Unregistered`;

const notFound = (print: CommandCall['print'], name: string): CommandOutcome => {
  print(`Unable to retrieve registration ${name}`);
  return 'failure';
};
