import { join } from 'node:path';
import type { ModuleDefinition } from '../pbx/kernel/module.js';
import { startCalls, type TestCalls } from './calls.js';
import { putWav, speech } from './sound.js';

/** A caller in a dialplan whose keys a test presses. */
export interface TestCaller extends TestCalls {
  /** Presses keys, one after the other, and passes `ms` milliseconds. */
  press(keys: string, ms?: number): Promise<void>;
  /** Hangs up. */
  hangUp(): Promise<void>;
  /** What ran for the caller: `1 Read(v,,2)` for the first priority, `7,1 NoOp()` elsewhere. */
  steps(): readonly string[];
}

const name = 'Local/line@line-00000000;1';

/**
 * Starts a call that is answered and silent, and runs lines of the dialplan on it (in context `here`, extension `a`);
 * `ms` milliseconds pass.
 * @param more further lines of extensions.conf
 * @param sounds sounds that there are, each of a second
 * @param files other files of the configuration
 * @param talks what the caller's own line does: it is silent, or says something
 */
export const startCaller = async (
  lines: readonly string[],
  modules: readonly ModuleDefinition[],
  {
    more = '',
    sounds = [] as readonly string[],
    ms = 0,
    files = {} as Readonly<Record<string, string>>,
    talks = 'Wait(600)',
  } = {},
): Promise<TestCaller> => {
  const [first, ...others] = lines;
  const calls = await startCalls(
    `[line]\nexten => line,1,Answer()\n same => n,${talks}\n[here]\nexten => a,1,${first}\n` +
      `${others.map((line) => ` same => n,${line}\n`).join('')}${more}`,
    modules,
    '',
    files,
  );
  for (const sound of sounds) putWav(join(calls.folder, `data/sounds/${sound}.wav`), speech(1000));
  await calls.originate({ Channel: 'Local/line@line/n', Context: 'here', Exten: 'a', Priority: '1' }, ms);
  return {
    ...calls,
    async press(keys, passes = 0) {
      for (const Digit of keys) {
        await calls.perform('PlayDTMF', { Channel: name, Digit, Receive: 'true' });
        await calls.clock.advance(10);
      }
      await calls.clock.advance(passes);
    },
    async hangUp() {
      await calls.perform('Hangup', { Channel: name });
      await calls.clock.advance(10);
    },
    steps: () =>
      calls
        .ran(';1')
        .filter((step) => !step.includes('AppDial2'))
        .map((step) => step.replace(/^a,/, '')),
  };
};
