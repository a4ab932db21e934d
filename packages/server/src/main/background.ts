import { type ChildProcess, spawn } from 'node:child_process';

/** How a server in the background tells the one that started it how that went. */
interface Report {
  readonly ok: boolean;
  /** What the person who started it should read. */
  readonly text: string;
}

const marker = 'AMIABLE_BACKGROUND';

/** Whether this process is the one that was put into the background. */
export const isBackgroundChild = (): boolean => process.env[marker] === '1' && process.connected === true;

/**
 * Starts this program again, detached from the terminal, and waits until it says how its start went (`-F`). Gives the
 * exit status.
 */
export const startInBackground = (streams: {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}): Promise<number> => {
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, [marker]: '1' },
  });
  return new Promise((resolve) => {
    child.once('message', (report: Report) => {
      (report.ok ? streams.stdout : streams.stderr).write(report.text);
      child.disconnect();
      child.unref();
      resolve(report.ok ? 0 : 1);
    });
    child.once('error', (error) => {
      streams.stderr.write(`The server could not be started in the background: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      streams.stderr.write(`The server ended while it started (${signal ?? `status ${code}`})\n`);
      resolve(1);
    });
  });
};

/** Tells the process that started this one how the start went, and lets it go. */
export const reportToStarter = (report: Report): Promise<void> =>
  new Promise((resolve) => {
    if (!process.send) return resolve();
    process.send(report, () => {
      if (process.connected) process.disconnect();
      resolve();
    });
  });
