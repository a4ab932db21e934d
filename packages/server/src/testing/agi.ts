import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definition as appVerbose } from '../pbx/modules/app_verbose/module.js';
import { definition as funcEnv } from '../pbx/modules/func_env/module.js';
import { definition as resAgi } from '../pbx/modules/res_agi/module.js';
import { startCalls, type TestCalls } from './calls.js';

/** A telephone system inside a test in which a call can be put under AGI, on virtual time. */
export interface TestAgi extends TestCalls {
  /** The channel of the first call on which the dialplan runs. */
  readonly channel: string;
  /** Calls extension 1, which runs these priorities on a channel that is up. */
  call(...priorities: readonly string[]): Promise<void>;
  /** Queues a command for AGI(agi:async), passes `ms` milliseconds and gives the answer when it is there. */
  ask(command: string, ms?: number): Promise<string>;
  /** Puts a program into astagidir and gives its path. */
  script(name: string, text: string): string;
}

const listener = 'exten => 600,1,Answer()\n same => n,Wait(6000)\n';

/**
 * @param contexts what else extensions.conf holds
 * @param options lines of `[options]` in asterisk.conf
 */
export const startAgi = async (contexts = '', options = ''): Promise<TestAgi> => {
  const calls = await startCalls(`[default]\n${listener}${contexts}`, [resAgi, appVerbose, funcEnv], options);
  const channel = 'Local/600@default-00000000;1';
  let asked = 0;
  return {
    ...calls,
    channel,
    async call(...priorities) {
      const lines = [...priorities, 'NoOp(${AGISTATUS})'].map((step, at) => `exten => 1,${at + 1},${step}\n`);
      calls.write('extensions.conf', `[default]\n${listener}${contexts}\n[agi]\n${lines.join('')}`);
      await calls.kernel.modules.reload('pbx_config');
      const where = { Channel: 'Local/600@default/n', Context: 'agi', Exten: '1', Priority: '1' };
      await calls.originate({ ...where, CallerID: 'Ann <5551>' }, 10);
    },
    async ask(command, ms = 10) {
      asked += 1;
      const CommandID = `ask-${asked}`;
      await calls.perform('AGI', { Channel: channel, Command: command, CommandID });
      await calls.clock.advance(ms);
      const answer = await seen(() => calls.events('AsyncAGIExec').find(({ CommandId }) => CommandId === CommandID));
      return decodeURIComponent(answer.Result ?? '').trimEnd();
    },
    script(name, text) {
      const folder = join(calls.folder, 'agi');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, name);
      writeFileSync(file, text);
      chmodSync(file, 0o755);
      return file;
    },
  };
};

/** Waits until something is there that comes from outside of virtual time: a process, a socket, the disk. */
export const seen = async <T>(look: () => T | undefined, ms = 5000): Promise<T> => {
  const until = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > until) throw new Error(`It did not come: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
