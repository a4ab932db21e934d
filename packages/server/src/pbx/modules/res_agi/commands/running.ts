import type { Channel } from '../../../kernel/channel.js';
import { parsePlace } from '../../../kernel/dialplan/goto.js';
import type { ApplicationOutcome } from '../../../kernel/module.js';
import { runApplicationOn, runSubroutine } from '../../../kernel/pbx-run.js';
import { type AgiCommand, done, failed, other, wholeNumber } from '../command.js';

/** What the reference's applications return as a number. */
const numberOf = (outcome: ApplicationOutcome): number => {
  if (outcome === 'continue') return 0;
  if (outcome === 'hangup') return -1;
  return outcome === 'incomplete' ? 12 : outcome.charCodeAt('digit:'.length);
};

const exec: AgiCommand = {
  name: 'exec',
  dead: true,
  synopsis: 'Runs an application of the dialplan',
  syntax: 'EXEC APPLICATION OPTIONS',
  description: [
    'Variables in the options are not put in: see get full variable.',
    'Result: what the application returns, or -2 if there is no such application.',
  ],
  async run({ channel, args: [name, data = ''], mayRun, scope }) {
    if (name === undefined) return 'usage';
    const application = channel.kernel.applications.get(name);
    if (!application || !mayRun(application.name, data)) {
      const reason = application ? 'needs the class system in write' : 'is not there';
      channel.kernel.log.write('warning', 'res_agi', `EXEC: the application '${name}' ${reason}`);
      return other(-2);
    }
    const { restricted } = channel;
    channel.restricted ||= !scope.trusted;
    try {
      const result = numberOf(await runApplicationOn(channel, application, data));
      return result === 0 ? done(0) : other(result);
    } finally {
      channel.restricted = restricted;
    }
  },
};

/** Takes back the subroutine's frame after it came to an end that was no Return. */
const leaveSubroutine = async (channel: Channel): Promise<void> => {
  const stackPop = channel.kernel.applications.get('StackPop');
  if (stackPop) await stackPop.run(channel, '');
  channel.variables.set('GOSUB_RETVAL', '');
};

const gosub: AgiCommand = {
  name: 'gosub',
  dead: false,
  synopsis: 'Runs a subroutine of the dialplan and comes back',
  syntax: 'GOSUB CONTEXT EXTENSION PRIORITY [OPTIONAL-ARGUMENT]',
  description: [
    'The priority is a number or a label, the arguments are separated by commas.',
    'Result: 0 when the subroutine has come back, or -1 if there is no such place.',
  ],
  async run({ channel, args: [context, exten, priority, args = '', ...rest], send }) {
    if (context === undefined || exten === undefined || priority === undefined || rest.length > 0) return 'usage';
    const { dialplan } = channel.kernel;
    const place = parsePlace(channel, [context, exten, priority].join(','));
    if (!place || !dialplan.exists(place.context, place.exten, place.priority, channel.callerId.num))
      return failed(-1, 'Gosub label not found');
    send('100 result=0 Trying...');
    const call = `${place.context},${place.exten},${place.priority}${args === '' ? '' : `(${args})`}`;
    const returned = await runSubroutine(channel, call, () => leaveSubroutine(channel));
    return done(0, returned ? 'Gosub complete' : 'Gosub complete (abnormal exit)');
  },
};

const noop: AgiCommand = {
  name: 'noop',
  dead: true,
  synopsis: 'Does nothing',
  syntax: 'NOOP',
  description: ['Result: 0.'],
  run: () => done(0),
};

const marks: Readonly<Record<number, string>> = { 2: '  == ', 3: '    -- ', 4: '       > ' };

const verbose: AgiCommand = {
  name: 'verbose',
  dead: true,
  synopsis: 'Writes a verbose line to console and log',
  syntax: 'VERBOSE MESSAGE LEVEL',
  description: ['Levels go from 1, the default, to 4.', 'Result: 1.'],
  run({ channel, args: [message, level] }) {
    if (message === undefined) return 'usage';
    const mark = marks[wholeNumber(level) ?? 1] ?? '';
    channel.kernel.log.write('verbose', 'res_agi', `${mark}${channel.applicationData}: ${message}`);
    return done(1);
  },
};

const asyncagiBreak: AgiCommand = {
  name: 'asyncagi break',
  dead: true,
  synopsis: 'Ends AGI(agi:async)',
  syntax: 'ASYNCAGI BREAK',
  description: ['The dialplan of the channel goes on.', 'Result: 0.'],
  run: () => ({ ...done(0), ends: true }),
};

/** What runs other things, or nothing. */
export const runningCommands = { asyncagiBreak, exec, gosub, noop, verbose };
