import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AGIExecEnd = event({
  name: 'AGIExecEnd',
  synopsis: 'An AGI command has finished',
  seeAlso: ['AGIExecStart'],
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    Command: header('The AGI command with its arguments'),
    CommandId: header('Random number that ties the start of a command to its end'),
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
    Command: header('The AGI command with its arguments'),
    CommandId: header('Random number that ties the start of a command to its end'),
  },
});

export const AsyncAGIEnd = event({
  name: 'AsyncAGIEnd',
  synopsis: 'A channel has left AGI(agi:async)',
  description: 'Commands that were still queued for it are not run any more.',
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
    CommandID: optionalHeader('CommandID of the action AGI that queued the command; left out where it gave none'),
    Result: header('Answer of AGI, with every byte that is no letter or digit written as % and two hexadecimal digits'),
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
