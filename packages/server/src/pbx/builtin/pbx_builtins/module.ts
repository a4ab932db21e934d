import { parseAmaFlags } from '../../kernel/ama-flags.js';
import { isTrue, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { goTo } from '../../kernel/dialplan/goto.js';
import { holds, parseTiming } from '../../kernel/dialplan/timing.js';
import {
  type Application,
  type ApplicationOutcome,
  type DialplanFunction,
  defineModule,
  type FunctionScope,
} from '../../kernel/module.js';
import { assign, readVariable } from '../../kernel/substitute.js';
import { sayApplications } from './say.js';

const scopeOf = (channel: Channel): FunctionScope => ({
  kernel: channel.kernel,
  channel,
  trusted: !channel.restricted,
});
const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'pbx_builtins', message);

/** `NAME=value`; what has no `=` is told and left alone. */
const set = (channel: Channel, pair: string): boolean | Promise<boolean> => {
  const equals = pair.indexOf('=');
  if (equals < 0) {
    warn(channel, `Set needs a name and a value, as in Set(NAME=value); '${pair}' is neither`);
    return false;
  }
  return assign(pair.slice(0, equals), pair.slice(equals + 1), scopeOf(channel));
};

const SetVariable: Application = {
  name: 'Set',
  synopsis: 'Sets a variable of the channel, or writes a function',
  syntax: 'Set(name=value)',
  run(channel, data) {
    const result = set(channel, data);
    return result instanceof Promise ? result.then((): ApplicationOutcome => 'continue') : 'continue';
  },
};

const MSet: Application = {
  name: 'MSet',
  synopsis: 'Sets several variables',
  syntax: 'MSet(name1=value1,name2=value2,…)',
  async run(channel, data): Promise<ApplicationOutcome> {
    for (const pair of separateArguments(data)) await set(channel, pair);
    return 'continue';
  },
};

const NoOp: Application = {
  name: 'NoOp',
  synopsis: 'Does nothing; its text shows what the dialplan is about to do',
  syntax: 'NoOp([text])',
  run: () => 'continue',
};

/** Where the place is none the call ends, as in the reference. */
const jump = (channel: Channel, place: string): ApplicationOutcome => (goTo(channel, place) ? 'continue' : 'hangup');

const Goto: Application = {
  name: 'Goto',
  synopsis: 'Goes on at another place of the dialplan',
  syntax: 'Goto([[context,]extension,]priority)',
  run: jump,
};

/** `place:other`: the part for a condition that holds or not; '' where it is left out. */
const branch = (branches: string, chosen: boolean): string => {
  const colon = branches.indexOf(':');
  if (chosen) return colon < 0 ? branches : branches.slice(0, colon);
  return colon < 0 ? '' : branches.slice(colon + 1);
};

const follow = (channel: Channel, place: string): ApplicationOutcome =>
  place === '' ? 'continue' : jump(channel, place);

const GotoIf: Application = {
  name: 'GotoIf',
  synopsis: 'Goes on at one place or another',
  syntax: 'GotoIf(condition?[[[context,]extension,]priority][:[[context,]extension,]priority])',
  run(channel, data) {
    const question = data.indexOf('?');
    if (question < 0) {
      warn(channel, `GotoIf needs a '?' behind its condition: '${data}'`);
      return 'continue';
    }
    return follow(channel, branch(data.slice(question + 1), isTrue(data.slice(0, question))));
  },
};

const GotoIfTime: Application = {
  name: 'GotoIfTime',
  synopsis: 'Goes on at one place or another, by the time',
  syntax: 'GotoIfTime(times,weekdays,mdays,months[,timezone]?[place][:place])',
  run(channel, data) {
    const question = data.indexOf('?');
    const timing = question < 0 ? undefined : parseTiming(data.slice(0, question));
    if (!timing) {
      warn(channel, `GotoIfTime needs a time and places, as in 9:00-17:00,mon-fri,*,*?open:closed; not '${data}'`);
      return 'continue';
    }
    return follow(channel, branch(data.slice(question + 1), holds(timing, channel.kernel.clock.now())));
  },
};

const ImportVar: Application = {
  name: 'ImportVar',
  synopsis: "Sets a variable to another channel's",
  syntax: 'ImportVar(name=channel,variable)',
  run(channel, data) {
    const equals = data.indexOf('=');
    const [from = '', variable = ''] = separateArguments(data.slice(equals + 1), 2);
    if (equals < 0 || from === '' || variable === '') {
      warn(channel, `ImportVar needs ImportVar(name=channel,variable); not '${data}'`);
      return 'continue';
    }
    const other = channel.kernel.channels.get(from);
    const value = other && readVariable(variable, scopeOf(other));
    channel.variables.set(data.slice(0, equals), value ?? '');
    return 'continue';
  },
};

/** Why and where each channel was last sent to the extension e. */
const exceptions = new WeakMap<Channel, Readonly<Record<string, string>>>();

const EXCEPTION: DialplanFunction = {
  name: 'EXCEPTION',
  synopsis: 'Why and where the dialplan was left for the extension e',
  syntax: 'EXCEPTION({reason|context|exten|priority})',
  read: ({ channel }, item) => channel && (exceptions.get(channel)?.[item.trim().toLowerCase()] ?? ''),
};

const RaiseException: Application = {
  name: 'RaiseException',
  synopsis: 'Goes to the extension e of the context, with a reason of its own',
  syntax: 'RaiseException(reason)',
  run(channel, data) {
    const { context, exten, priority } = channel;
    exceptions.set(channel, { reason: data, context, exten, priority: String(priority) });
    channel.setLocation(channel.context, 'e', 1);
    return 'continue';
  },
};

const SetAMAFlags: Application = {
  name: 'SetAMAFlags',
  synopsis: 'Says how the call is accounted, as CHANNEL(amaflags) does',
  syntax: 'SetAMAFlags([flag])',
  run(channel, data) {
    if (data === '') {
      warn(channel, 'SetAMAFlags needs a flag');
      return 'continue';
    }
    channel.amaFlags = parseAmaFlags(data) ?? 0;
    return 'continue';
  },
};

/** The applications that steer the dialplan itself. */
export const applications: readonly Application[] = [
  SetVariable,
  MSet,
  NoOp,
  Goto,
  GotoIf,
  GotoIfTime,
  ImportVar,
  RaiseException,
  SetAMAFlags,
  ...sayApplications,
];

export const definition = defineModule({
  name: 'pbx_builtins',
  description: 'Core dialplan applications',
  start: () => ({ applications, functions: [EXCEPTION] }),
});
