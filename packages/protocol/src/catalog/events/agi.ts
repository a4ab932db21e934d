import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AGIExecEnd = event({
  name: 'AGIExecEnd',
  synopsis: 'An AGI command has finished',
  seeAlso: ['AGIExecStart'],
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    CommandId: header('Random number that ties the start of a command to its end'),
    Command: header('The AGI command with its arguments'),
    ResultCode: header('Code of the answer, 200 for a command that ran'),
    Result: header('Outcome of the command in words, such as Success or Failure'),
  },
});

export const AGIExecStart = event({
  name: 'AGIExecStart',
  synopsis: 'An AGI command begins',
  seeAlso: ['AGIExecEnd'],
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    CommandId: header('Random number that ties the start of a command to its end'),
    Command: header('The AGI command with its arguments'),
  },
});

export const AsyncAGIEnd = event({
  name: 'AsyncAGIEnd',
  synopsis: 'A channel has left AGI(agi:async)',
  description: 'Commands that are still queued for it wait until it runs AGI(agi:async) again.',
  seeAlso: ['AsyncAGIStart', 'AGI'],
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const AsyncAGIExec = event({
  name: 'AsyncAGIExec',
  synopsis: 'A command queued by the action AGI has run',
  seeAlso: ['AGI', 'AsyncAGIStart'],
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    Result: header(
      'Answer of AGI, with % and two hexadecimal digits for bytes other than letters, digits and -_.!~*()',
    ),
    CommandId: optionalHeader('CommandID of the action AGI that queued the command; left out where it gave none'),
  },
});

export const AsyncAGIStart = event({
  name: 'AsyncAGIStart',
  synopsis: 'A channel has entered AGI(agi:async) and takes commands',
  description: 'Queue commands for it with the action AGI.',
  seeAlso: ['AGI', 'AsyncAGIExec', 'AsyncAGIEnd'],
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    Env: header(
      'The variables that an AGI script gets at its start, one per line, written with % and two hexadecimal digits for other bytes',
    ),
  },
});
