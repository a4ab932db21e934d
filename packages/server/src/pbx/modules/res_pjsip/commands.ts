import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { SorceryObject } from '../../kernel/sorcery/object-type.js';
import { ConsoleObjects } from './console-objects.js';
import { heads, optionLines, ruler } from './console-rows.js';

/** A kind of objects that the console lists and shows one by one. */
interface Kind {
  readonly one: string;
  readonly many: string;
  /** Its type in pjsip.conf. */
  readonly type: string;
  readonly heads: readonly string[];
  /** @param whole with all that belongs to it */
  readonly show: (object: SorceryObject, whole: boolean) => readonly string[];
  /** Its lines have a blank one behind them, as there are several. */
  readonly apart: boolean;
}

/** `pjsip show …`, `pjsip list …`, `pjsip reload` and `pjsip qualify`. */
export const pjsipCommands = (kernel: Kernel): readonly ConsoleCommand[] => {
  const view = new ConsoleObjects(kernel);
  const kinds: readonly Kind[] = [
    {
      one: 'endpoint',
      many: 'endpoints',
      type: 'endpoint',
      heads: [
        heads.endpoint(0),
        heads.auth(1),
        heads.aor(1),
        heads.contact(2),
        heads.transport(1),
        heads.identify(1),
        heads.match(2),
        heads.channel(1),
        heads.exten(2),
      ],
      show: (endpoint, whole) => view.endpoint(endpoint, whole),
      apart: true,
    },
    {
      one: 'aor',
      many: 'aors',
      type: 'aor',
      heads: [heads.aor(0), heads.contact(1)],
      show: (aor, whole) => view.aor(aor, 0, whole),
      apart: true,
    },
    {
      one: 'auth',
      many: 'auths',
      type: 'auth',
      heads: [heads.auth(0)],
      show: (auth) => view.auth(auth),
      apart: false,
    },
    {
      one: 'transport',
      many: 'transports',
      type: 'transport',
      heads: [heads.transport(0)],
      show: (transport) => view.transport(transport),
      apart: false,
    },
    {
      one: 'identify',
      many: 'identifies',
      type: 'identify',
      heads: [heads.identify(0), heads.match(1)],
      show: (identify, whole) => view.identify(identify, 0, whole),
      apart: true,
    },
  ];
  return [
    ...kinds.flatMap((kind) => commandsOf(kernel, kind)),
    ...contactCommands(kernel, view),
    {
      name: 'pjsip show channels',
      summary: 'Show PJSIP Channels',
      usage: ['Usage: pjsip show channels', '       Lists the channels of endpoints.'],
      run: ({ args, print }) => {
        if (args.length > 0) return 'usage';
        const lines = view.channels(undefined, 0);
        printList(print, [heads.channel(0), heads.exten(1)], lines, lines.length / 2);
        return undefined;
      },
    },
    {
      name: 'pjsip reload',
      summary: 'Read the objects of PJSIP again',
      usage: ['Usage: pjsip reload', '       Reads pjsip.conf again.'],
      run: async ({ args }) => {
        if (args.length > 0) return 'usage';
        await kernel.modules.reload('res_pjsip');
        return undefined;
      },
    },
    qualifyCommand(kernel),
  ];
};

type Print = CommandCall['print'];

const printHeads = (print: Print, lines: readonly string[]): void => {
  for (const line of ['', ...lines, ruler, '']) print(line);
};

const printList = (print: Print, headLines: readonly string[], lines: readonly string[], count: number): void => {
  if (count === 0) {
    print('No objects found.');
    print('');
    return;
  }
  printHeads(print, headLines);
  for (const line of [...lines, '', `Objects found: ${count}`, '']) print(line);
};

const commandsOf = (kernel: Kernel, kind: Kind): readonly ConsoleCommand[] => {
  const all = () => kernel.pjsip.sorcery.all(kind.type);
  const listing = (verb: 'show' | 'list', whole: boolean): ConsoleCommand => ({
    name: `pjsip ${verb} ${kind.many}`,
    summary: `${verb === 'show' ? 'Show' : 'List'} PJSIP ${kind.many}`,
    usage: [`Usage: pjsip ${verb} ${kind.many}`, `       Lists the ${kind.many} of pjsip.conf.`],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      const objects = all();
      const lines = objects.flatMap((object) => [...kind.show(object, whole), ...(whole && kind.apart ? [''] : [])]);
      printList(print, whole ? kind.heads : kind.heads.slice(0, 1), lines, objects.length);
      return undefined;
    },
  });
  return [
    listing('show', true),
    listing('list', false),
    {
      name: `pjsip show ${kind.one}`,
      summary: `Show PJSIP ${kind.one}`,
      usage: [`Usage: pjsip show ${kind.one} <name>`, `       Shows one of the ${kind.many} with all of its options.`],
      complete: (args) => (args.length === 1 ? all().map(({ id }) => id) : []),
      run: ({ args: [name, ...rest], print }) => {
        if (name === undefined || rest.length > 0) return 'usage';
        const object = kernel.pjsip.sorcery.get(kind.type, name);
        if (!object) return notFound(print, name);
        printHeads(print, kind.heads);
        for (const line of [...kind.show(object, true), '', '', ...optionLines(object.values), '']) print(line);
        return undefined;
      },
    },
  ];
};

const notFound = (print: Print, name: string): CommandOutcome => {
  print(`Unable to find object ${name}.`);
  print('');
  return undefined;
};

const contactCommands = ({ pjsip }: Kernel, view: ConsoleObjects): readonly ConsoleCommand[] => {
  const all = () => pjsip.sorcery.all('aor').flatMap(({ id }) => pjsip.contacts.of(id));
  const listing = (verb: 'show' | 'list'): ConsoleCommand => ({
    name: `pjsip ${verb} contacts`,
    summary: `${verb === 'show' ? 'Show' : 'List'} PJSIP Contacts`,
    usage: [`Usage: pjsip ${verb} contacts`, '       Lists where addresses of record are reached.'],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      const contacts = all();
      printList(
        print,
        [heads.contact(0)],
        contacts.map((contact) => view.contact(contact)),
        contacts.length,
      );
      return undefined;
    },
  });
  return [
    listing('show'),
    listing('list'),
    {
      name: 'pjsip show contact',
      summary: 'Show PJSIP Contact',
      usage: ['Usage: pjsip show contact <id>', '       Shows a contact with all of its options.'],
      complete: (args) => (args.length === 1 ? all().map(({ id }) => id) : []),
      run: ({ args: [id, ...rest], print }) => {
        if (id === undefined || rest.length > 0) return 'usage';
        const contact = pjsip.contacts.get(id);
        if (!contact) return notFound(print, id);
        printHeads(print, [heads.contact(0)]);
        for (const line of [view.contact(contact), '', '', ...optionLines(contact.values), '']) print(line);
        return undefined;
      },
    },
  ];
};

const qualifyCommand = ({ pjsip }: Kernel): ConsoleCommand => ({
  name: 'pjsip qualify',
  summary: 'Send an OPTIONS request to a PJSIP endpoint',
  usage: ['Usage: pjsip qualify <endpoint>', '       Checks whether the contacts of an endpoint answer.'],
  complete: (args) => (args.length === 1 ? pjsip.endpoints().map(({ id }) => id) : []),
  run: ({ args: [name, ...rest], print }) => {
    if (name === undefined || rest.length > 0) return 'usage';
    const endpoint = pjsip.endpoint(name);
    if (!endpoint) {
      print(`Unable to retrieve endpoint ${name}`);
      return 'failure';
    }
    if (pjsip.aorsOf(endpoint).length === 0) {
      print(`No AoRs configured for endpoint '${name}'`);
      return 'failure';
    }
    for (const contact of pjsip.contactsOf(endpoint)) {
      print(`Sending qualify to endpoint ${name} contact ${contact.uri}`);
      pjsip.contacts.qualify(contact);
    }
    pjsip.update([endpoint]);
    return undefined;
  },
});
