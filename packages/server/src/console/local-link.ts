import { type ConsoleSource, shownLine } from './console-source.js';
import type { ConsoleLink } from './control-client.js';

/** The link of a console that runs in the server's own process (`-c`). */
export const localLink = (source: ConsoleSource, ended: Promise<string>): ConsoleLink => {
  let endLog = () => {};
  return {
    product: source.product,
    version: source.version,
    host: source.host,
    pid: process.pid,
    ended,
    run: async (line) => {
      await source.ready;
      return source.commands.run(line);
    },
    complete: async (line) => source.commands.complete(line),
    listen: (wishes, take) => {
      endLog();
      endLog = source.subscribeLog((line) => {
        const shown = shownLine(line, wishes);
        if (shown !== undefined) take(shown);
      }, wishes);
    },
    close: () => endLog(),
  };
};
