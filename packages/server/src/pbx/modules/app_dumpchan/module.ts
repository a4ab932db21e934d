import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { channelStates } from '../../kernel/channel-state.js';
import { type Application, defineModule } from '../../kernel/module.js';

const line = '='.repeat(80);

/** What is known of a channel, in the order of the reference. */
const facts = (channel: Channel): readonly (readonly [string, string | number])[] => {
  const { kernel, callerId, bridge } = channel;
  const seconds = Math.trunc((kernel.clock.now() - channel.createdAt) / 1000);
  const elapsed = [Math.trunc(seconds / 3600), Math.trunc(seconds / 60) % 60, seconds % 60];
  return [
    ['Name', channel.name],
    ['Type', channel.technology.name],
    ['UniqueID', channel.uniqueid],
    ['LinkedID', channel.linkedid],
    ['CallerIDNum', callerId.num || '(N/A)'],
    ['CallerIDName', callerId.name || '(N/A)'],
    ['ConnectedLineIDNum', channel.connected.num || '(N/A)'],
    ['ConnectedLineIDName', channel.connected.name || '(N/A)'],
    ['DNIDDigits', channel.dialed || '(N/A)'],
    ['ParkingLot', channel.parkingLot],
    ['Language', channel.language],
    ['State', `${channel.state} (${channelStates[channel.state]})`],
    ['Context', channel.context],
    ['Extension', channel.exten],
    ['Priority', channel.priority],
    ['InBridge', bridge ? bridge.uniqueid : '(N/A)'],
    ['Application', channel.application],
    ['Data', channel.applicationData || '(Empty)'],
    ['Elapsed', `${elapsed[0]}h${elapsed[1]}m${elapsed[2]}s`],
  ];
};

const DumpChan: Application = {
  name: 'DumpChan',
  synopsis: 'Writes what is known of the channel, and its variables, to console and log',
  syntax: 'DumpChan([level])',
  run(channel, data) {
    const { log } = channel.kernel;
    const level = leadingInteger(data) ?? 0;
    if (level > 0 && !log.hears?.(level)) return 'continue';
    const known = facts(channel).map(([name, value]) => `${`${name}=`.padEnd(21)}${value}`);
    const variables = channel.variables.entries().map(([name, value]) => `${name}=${value}`);
    const text = [
      `Dumping Info For Channel: ${channel.name}:`,
      line,
      'Info:',
      ...known,
      '',
      'Variables:',
      ...variables,
      line,
    ];
    for (const one of text) log.write('verbose', 'app_dumpchan', one);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_dumpchan',
  description: 'Dump Info About The Calling Channel',
  start: () => ({ applications: [DumpChan] }),
});
