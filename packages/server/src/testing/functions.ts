import type { Channel } from '../pbx/kernel/channel.js';
import type { FunctionScope, ModuleDefinition } from '../pbx/kernel/module.js';
import { readNamed, substitute, writeFunction } from '../pbx/kernel/substitute.js';
import { startCalls, type TestCalls } from './calls.js';

/** A telephone system inside a test with one Local call, to read and write dialplan functions on. */
export interface TestFunctions extends TestCalls {
  /** The first half of the call, on which Wait runs. */
  readonly channel: Channel;
  /** The second half of the call, on which the dialplan runs. */
  readonly other: Channel;
  /** What `${…}` gives on the channel. */
  read(expression: string): Promise<string>;
  /** What it gives without a channel, asked from outside as a manager client does. */
  readOutside(expression: string): Promise<string>;
  /** What a text becomes on the channel. */
  put(text: string): Promise<string>;
  write(expression: string, value: string): Promise<boolean>;
  writeOutside(expression: string, value: string): Promise<boolean>;
}

const line = '[lines]\nexten => a,1,Answer()\n same => n,Wait(999)\n';

export const startFunctions = async (
  modules: readonly ModuleDefinition[],
  extensions = line,
): Promise<TestFunctions> => {
  const calls = await startCalls(extensions.includes('[lines]') ? extensions : line + extensions, modules);
  await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '999', CallerID: 'Ann <101>' }, 100);
  const [channel, other] = [...calls.kernel.channels.all()] as [Channel, Channel];
  calls.published.length = 0;
  const inside: FunctionScope = { kernel: calls.kernel, channel, trusted: true };
  const outside: FunctionScope = { kernel: calls.kernel, channel: undefined, trusted: false };
  return {
    ...calls,
    channel,
    other,
    read: async (expression) => readNamed(expression, inside),
    readOutside: async (expression) => readNamed(expression, outside),
    put: async (text) => substitute(text, inside),
    write: async (expression, value) => writeFunction(expression, value, inside),
    writeOutside: async (expression, value) => writeFunction(expression, value, outside),
  };
};
