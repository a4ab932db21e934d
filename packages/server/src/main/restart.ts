import { spawn } from 'node:child_process';

const marker = 'AMIABLE_SUPERVISED';
const again = 'restart';
const passedOn = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Starts the program anew after everything was ended (`core restart …`). A process of Node cannot replace itself, so the
 * first one stays behind as a small supervisor of the next: it passes signals on and takes over the exit status. Gives
 * the exit status of the process that calls it.
 */
export const restartProgram = async (): Promise<number> => {
  if (process.env[marker] === '1' && process.send) {
    await new Promise((sent) => process.send?.(again, sent));
    return 0;
  }
  for (;;) {
    const { status, wantsRestart } = await runOnce();
    if (!wantsRestart) return status;
  }
};

const runOnce = (): Promise<{ status: number; wantsRestart: boolean }> => {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [marker]: '1' },
  });
  let wantsRestart = false;
  child.on('message', (message) => (wantsRestart ||= message === again));
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of passedOn) process.on(signal, pass);
  return new Promise((resolve) => {
    const end = (status: number) => {
      for (const signal of passedOn) process.off(signal, pass);
      resolve({ status, wantsRestart });
    };
    child.once('error', () => end(1));
    child.once('exit', (code) => end(code ?? 1));
  });
};
