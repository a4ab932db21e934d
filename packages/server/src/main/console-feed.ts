import os from 'node:os';
import { type ConsoleSource, type LogWishes, shownLine } from '../console/console-source.js';
import { systemClock } from '../contract/clock.js';
import type { Commands } from '../contract/console.js';
import type { Logger } from '../pbx/kernel/logger.js';
import { product } from '../pbx/kernel/product.js';
import { strftime } from '../pbx/kernel/strftime.js';

/** What consoles stand on, before and after there are commands. */
export interface ConsoleFeed {
  readonly source: ConsoleSource;
  /** Lets the commands run that consoles have asked for meanwhile. */
  open(commands: Commands): void;
}

/** Feeds consoles from the log, and from the commands as soon as these are there. */
export const consoleFeed = (logger: Logger, version: string): ConsoleFeed => {
  let there: Commands | undefined;
  let tellReady: () => void = () => {};
  const source: ConsoleSource = {
    product: `${product.name} ${product.version}`,
    version,
    host: os.hostname(),
    get commands() {
      if (!there) throw new Error('The server is still starting');
      return there;
    },
    ready: new Promise((resolve) => {
      tellReady = resolve;
    }),
    subscribeLog: (listener, wishes) =>
      logger.subscribe((line) => {
        // The text of all other lines says when they were written.
        const time = line.kind === 'verbose' ? strftime('%b %e %T', systemClock.now()) : undefined;
        listener(time === undefined ? line : { ...line, time });
      }, wishes),
  };
  return {
    source,
    open: (commands) => {
      there = commands;
      tellReady();
    },
  };
};

/** Shows the log as far as `core set verbose|debug` go, now and later; gives the function that ends it. */
export const showLive = (
  { source }: ConsoleFeed,
  logger: Logger,
  times: boolean,
  show: (line: string) => void,
): (() => void) => {
  const wishes: LogWishes = {
    get verbose() {
      return logger.verbosity;
    },
    get debug() {
      return logger.debugLevel;
    },
    times,
  };
  return source.subscribeLog((line) => {
    const shown = shownLine(line, wishes);
    if (shown !== undefined) show(shown);
  }, wishes);
};
