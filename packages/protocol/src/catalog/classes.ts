/**
 * The authorization classes of manager.conf, in the order in which Asterisk prints them.
 * A set of classes is a bit mask: bit n stands for `classNames[n]`.
 */
export const classNames = [
  'system',
  'call',
  'log',
  'verbose',
  'command',
  'agent',
  'user',
  'config',
  'dtmf',
  'reporting',
  'cdr',
  'dialplan',
  'originate',
  'agi',
  'cc',
  'aoc',
  'test',
  'security',
  'message',
] as const;

export type ClassName = (typeof classNames)[number];

/** A set of classes as a bit mask. 0 is no class. */
export type ClassMask = number;

/** Every class. */
export const allClasses: ClassMask = (1 << classNames.length) - 1;

const bits = new Map<string, ClassMask>(classNames.map((name, bit) => [name, 1 << bit]));

/** The bit of one class, or 0 where no class has that name. */
export const classBit = (name: string): ClassMask => bits.get(name) ?? 0;

/** The mask of several classes. */
export const classMask = (names: readonly ClassName[]): ClassMask =>
  names.reduce((mask, name) => mask | classBit(name), 0);

/** The classes of a mask, in the order of `classNames`. */
export const classesOf = (mask: ClassMask): ClassName[] => classNames.filter((_, bit) => mask & (1 << bit));

/** What stands behind `Privilege:` of an event or `Priv:` of ListCommands: `call,all`, or `<none>` for the empty set. */
export const privilegeText = (mask: ClassMask): string => (mask === 0 ? '<none>' : `${classesOf(mask).join(',')},all`);

/** What a class is about: what `read` shows of it and `write` allows. */
export const classWords: Readonly<Record<ClassName, string>> = {
  system: 'The server itself: modules, reload, start and stop, the database',
  call: 'Channels, bridges, calls and what happens to them',
  log: 'Messages of the log',
  verbose: 'Messages of the verbose log',
  command: 'Commands of the console',
  agent: 'Queues and agents, their members and callers',
  user: 'Events that users raise, and voicemail of users',
  config: 'Reading and writing of configuration files',
  dtmf: 'DTMF digits, to be seen only',
  reporting: 'States, lists and statistics',
  cdr: 'Call detail records, to be seen only',
  dialplan: 'Steps and variables of the dialplan, to be seen only',
  originate: 'Placing of calls',
  agi: 'AGI commands on channels',
  cc: 'Call completion, to be seen only',
  aoc: 'Advice of charge',
  test: 'Signals of tests',
  security: 'Logins and refusals, to be seen only',
  message: 'Text messages outside of calls',
};
