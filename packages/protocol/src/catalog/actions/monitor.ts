import { ack, action, fields, text } from '../action.js';

export const ChangeMonitor = action({
  name: 'ChangeMonitor',
  synopsis: 'Change the file of a Monitor recording',
  description: 'The recording goes on in a file of the new name.',
  seeAlso: ['Monitor', 'StopMonitor'],
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ description: 'Name of the channel that is being recorded', required: 'No channel specified' }),
    File: text({ description: 'New name of the file, without the extension', required: 'No filename specified' }),
  },
  reply: ack('Changed monitor filename'),
  fails: { noChannel: 'No such channel', failed: 'Could not change monitored filename of channel' },
});

export const MixMonitor = action({
  name: 'MixMonitor',
  synopsis: 'Record a channel into one mixed file',
  description:
    'With option i the answer has MixMonitorID, by which StopMixMonitor can end this recording and no other. MixMonitorStart is raised. Options and Command reach the operating system and so the action needs the class system.',
  seeAlso: ['StopMixMonitor', 'MixMonitorMute', 'MixMonitorStart'],
  privilege: ['system'],
  module: 'app_mixmonitor',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'No channel specified' }),
    File: text({
      description:
        'File to write, with the extension that tells the format; relative names are below the monitor directory',
    }),
    Options: text({
      description: 'Options as for the application MixMonitor, such as a to append or b while bridged alone',
    }),
    Command: text({
      description: 'Command to run when the recording is done; ^{MIXMONITOR_FILENAME} stands for the file',
    }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel', failed: 'Could not start monitoring channel' },
});

export const MixMonitorMute = action({
  name: 'MixMonitorMute',
  synopsis: 'Silence a MixMonitor recording, or let it record again',
  description: 'The call itself is not touched: the recording alone holds silence. MixMonitorMute is raised.',
  seeAlso: ['MixMonitor', 'MixMonitorMute'],
  privilege: ['system', 'call'],
  module: 'app_mixmonitor',
  params: {
    Channel: text({ description: 'Name of the channel that is being recorded' }),
    Direction: text({ description: 'What to silence: read what the channel says, write what it hears, both' }),
    State: text({ description: '1 silences, 0 records again' }),
  },
  reply: fields(),
  fails: {
    noDirection: 'No direction specified. Must be read, write or both',
    badDirection: 'Invalid direction specified. Must be read, write or both',
    noState: 'No state specified',
    noChannelGiven: 'No channel specified',
    noChannel: 'No such channel',
    failed: 'Cannot set mute flag',
  },
});

export const Monitor = action({
  name: 'Monitor',
  synopsis: 'Record a channel into two files',
  description:
    'Writes what comes in and what goes out into a file each. The module belongs to older systems; MixMonitor is what new programs use.',
  seeAlso: ['StopMonitor', 'PauseMonitor', 'ChangeMonitor', 'MixMonitor'],
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'No channel specified' }),
    File: text({
      description: 'Name of the files, without -in, -out and extension; by default made of the channel name',
    }),
    Format: text({ description: 'Format and extension; wav by default' }),
    Mix: text({ description: 'Whether to mix both files into one at the end' }),
  },
  reply: ack('Started monitoring channel'),
  fails: { noChannel: 'No such channel', failed: 'Could not start monitoring channel' },
});

export const PauseMonitor = action({
  name: 'PauseMonitor',
  synopsis: 'Pause a Monitor recording',
  description: 'The recording stays open and takes nothing in until it goes on.',
  seeAlso: ['UnpauseMonitor', 'Monitor'],
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ description: 'Name of the channel that is being recorded', required: 'No channel specified' }),
  },
  reply: ack('Paused monitoring of the channel'),
  fails: { noChannel: 'No such channel' },
});

export const StopMixMonitor = action({
  name: 'StopMixMonitor',
  synopsis: 'Stop a MixMonitor recording',
  description: 'Ends the recording of that id, or the first one of the channel. MixMonitorStop is raised.',
  seeAlso: ['MixMonitor', 'MixMonitorStop'],
  privilege: ['system', 'call'],
  module: 'app_mixmonitor',
  params: {
    Channel: text({ description: 'Name of the channel that is being recorded', required: 'No channel specified' }),
    MixMonitorID: text({ description: 'Id of the recording, as the reply of MixMonitor gave it' }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel', failed: 'Could not stop monitoring channel' },
});

export const StopMonitor = action({
  name: 'StopMonitor',
  synopsis: 'Stop a Monitor recording',
  description: 'Ends the recording and mixes the files where that was asked for.',
  seeAlso: ['Monitor'],
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ description: 'Name of the channel that is being recorded', required: 'No channel specified' }),
  },
  reply: ack('Stopped monitoring channel'),
  fails: { noChannel: 'No such channel' },
});

export const UnpauseMonitor = action({
  name: 'UnpauseMonitor',
  synopsis: 'Go on with a paused Monitor recording',
  description: 'Takes back what PauseMonitor did.',
  seeAlso: ['PauseMonitor', 'Monitor'],
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ description: 'Name of the channel that is being recorded', required: 'No channel specified' }),
  },
  reply: ack('Unpaused monitoring of the channel'),
  fails: { noChannel: 'No such channel' },
});
