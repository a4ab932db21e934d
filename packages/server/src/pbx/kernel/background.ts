import type { Kernel } from './kernel.js';

/** Lets a task run by itself; what goes wrong in it is logged, and harms nothing else. */
export const inBackground = (kernel: Kernel, name: string, task: Promise<unknown>): void => {
  task.catch((error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    kernel.log.write('error', 'pbx.c', `${name}: ${text}`);
  });
};
