import type { Channel } from '../../kernel/channel.js';
import { channelStates } from '../../kernel/channel-state.js';
import { ageOf } from './lists.js';

/** `core show channel`: all that is known of a channel. */
export const describeChannel = (channel: Channel, print: (line: string) => void): void => {
  const { callerId, connected } = channel;
  const unknown = (text: string): string => text || '(N/A)';
  print(' -- General --');
  print(`           Name: ${channel.name}`);
  print(`           Type: ${channel.technology.name}`);
  print(`       UniqueID: ${channel.uniqueid}`);
  print(`       LinkedID: ${channel.linkedid}`);
  print(`      Caller ID: ${unknown(callerId.num)}`);
  print(` Caller ID Name: ${unknown(callerId.name)}`);
  print(`Connected Line ID: ${unknown(connected.num)}`);
  print(`Connected Line ID Name: ${unknown(connected.name)}`);
  print(`Eff. Connected Line ID: ${unknown(connected.num)}`);
  print(`Eff. Connected Line ID Name: ${unknown(connected.name)}`);
  print(`    DNID Digits: ${unknown(channel.dialed)}`);
  print(`       Language: ${channel.language}`);
  print(`          State: ${channel.state} (${channelStates[channel.state]})`);
  print('  NativeFormats: (slin)');
  print('    WriteFormat: slin');
  print('     ReadFormat: slin');
  print(' WriteTranscode: No ');
  print('  ReadTranscode: No ');
  print(` Time to Hangup: ${Math.floor((channel.absoluteTimeoutAt ?? 0) / 1000)}`);
  print(`   Elapsed Time: ${elapsed(ageOf(channel))}`);
  print(`      Bridge ID: ${channel.bridge?.uniqueid ?? '(Not bridged)'}`);
  print(' --   PBX   --');
  print(`        Context: ${channel.context}`);
  print(`      Extension: ${channel.exten}`);
  print(`       Priority: ${channel.priority}`);
  print('     Call Group: 0');
  print('   Pickup Group: 0');
  print(`    Application: ${unknown(channel.application)}`);
  print(`           Data: ${channel.applicationData || '(None)'}`);
  print(' Call Identifier: (None)');
  print('      Variables:');
  for (const [name, value] of channel.variables.entries()) print(`${name}=${value}`);
};

const elapsed = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}h${Math.floor(seconds / 60) % 60}m${seconds % 60}s`;
