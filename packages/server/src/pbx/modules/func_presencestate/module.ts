import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';
import { type Presence, parsePresenceState } from '../../kernel/presence-state.js';

/** The family of the database that keeps custom presence over a restart. */
const family = 'CustomPresence';
const prefix = 'CustomPresence:';

interface Written extends Presence {
  /** Subtype and message are written in base64. */
  readonly encoded: boolean;
}

/** Splits `state[,subtype[,message[,options]]]`; undefined for a state or an option that is none. */
const parse = (text: string): Written | undefined => {
  const [name = '', subtype = '', message = '', ...rest] = text.split(',');
  const state = parsePresenceState(name.trim());
  const options = rest.join(',');
  if (!state || (options !== '' && !options.includes('e'))) return undefined;
  return { state, subtype, message, encoded: options !== '' };
};

const decoded = ({ state, subtype, message, encoded }: Written): Presence =>
  encoded ? { state, subtype: fromBase64(subtype), message: fromBase64(message) } : { state, subtype, message };

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('latin1');
const toBase64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

const presenceOf = (kernel: Kernel, name: string): Presence | undefined => {
  const value = kernel.database.get(family, name);
  if (value === undefined) return { state: 'not_set', subtype: '', message: '' };
  const written = parse(value);
  return written && decoded(written);
};

const isCustom = (presentity: string): boolean => presentity.toLowerCase().startsWith(prefix.toLowerCase());

/** Keeps a custom presence and tells it; false if it is none. */
const change = async (kernel: Kernel, presentity: string, value: string): Promise<boolean> => {
  const name = presentity.slice(prefix.length);
  const written = parse(value);
  if (name === '' || !written) return false;
  await kernel.database.put(family, name, value);
  kernel.presenceStates.set(`${prefix}${name}`, decoded(written));
  return true;
};

const PRESENCE_STATE: DialplanFunction = {
  name: 'PRESENCE_STATE',
  synopsis: 'Whether somebody is there; that of CustomPresence: can be set',
  syntax: 'PRESENCE_STATE(provider,{value|subtype|message}[,e])',
  read: ({ kernel }, args) => {
    const [provider = '', field = '', options = ''] = separateArguments(args, 3);
    const presence = kernel.presenceStates.get(provider);
    if (!presence) return undefined;
    if (field === 'value') return presence.state;
    const text = field === 'subtype' ? presence.subtype : field === 'message' ? presence.message : undefined;
    return text !== undefined && options.includes('e') ? toBase64(text) : text;
  },
  write: ({ kernel }, provider, value) => {
    if (isCustom(provider)) return change(kernel, provider, value);
    kernel.log.write('warning', 'func_presencestate', `PRESENCE_STATE sets ${prefix} only; not '${provider}'`);
    return false;
  },
};

const line = '-'.repeat(69);
const entries = (kernel: Kernel): [name: string, value: string][] =>
  kernel.database.tree(family).map(([path, value]) => [path.slice(family.length + 2), value]);

const list = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  for (const text of ['', line, '--- Custom Presence States ------------------------------------------', line, '---'])
    print(text);
  for (const [name, value] of entries(kernel)) {
    const written = parse(value);
    if (!written) continue;
    print(`--- Name: '${prefix}${name}'`);
    print(`    --- State: '${written.state}'`);
    print(`    --- Subtype: '${written.subtype}'`);
    print(`    --- Message: '${written.message}'`);
    print(`    --- Base64 Encoded: '${written.encoded ? 'Yes' : 'No'}'`);
    print('---');
  }
  for (const text of [line, line, '']) print(text);
  return undefined;
};

const changeCommand = async (kernel: Kernel, { args, print }: CommandCall): Promise<CommandOutcome> => {
  const [presentity = '', value, ...rest] = args;
  if (value === undefined || rest.length > 0) return 'usage';
  if (!isCustom(presentity)) {
    print(`The presencestate command can only be used to set '${prefix}' presence state!`);
    return 'failure';
  }
  if (!parse(value)) return 'usage';
  print(`Changing ${presentity.slice(prefix.length)} to ${value.split(',', 1)[0]}`);
  await change(kernel, presentity, value);
  return undefined;
};

const commands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'presencestate list',
    summary: 'Shows custom presence',
    usage: ['Usage: presencestate list', '       Lists presence that is set by hand or by the dialplan.'],
    run: (call) => list(kernel, call),
  },
  {
    name: 'presencestate change',
    summary: 'Changes custom presence',
    usage: [
      'Usage: presencestate change <entity> <state>[,<subtype>[,<message>[,<options>]]]',
      "       Sets the presence of 'CustomPresence:name'. States: not_set, unavailable, available, away, xa, chat, dnd.",
      '       Option e: subtype and message are written in base64.',
    ],
    run: (call) => changeCommand(kernel, call),
  },
];

export const definition = defineModule({
  name: 'func_presencestate',
  description: 'Gets or sets a presence state in the dialplan',
  start: (kernel) => {
    const unregister = kernel.presenceStates.register('CustomPresence', (name) => presenceOf(kernel, name));
    for (const [name] of entries(kernel)) {
      const presence = presenceOf(kernel, name);
      if (presence) kernel.presenceStates.set(`${prefix}${name}`, presence);
    }
    return { functions: [PRESENCE_STATE], commands: commands(kernel), stop: () => void unregister() };
  },
});
