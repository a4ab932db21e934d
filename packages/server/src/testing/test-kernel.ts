import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { allClasses, findAction, type Header, Message } from '@amiable/protocol';
import { asteriskSettings } from '../config/asterisk-conf.js';
import { parseConfig } from '../config/conf-reader.js';
import { Problems } from '../config/problem.js';
import type { Clock } from '../contract/clock.js';
import type { AmiEvent } from '../contract/event.js';
import type { Log } from '../contract/log.js';
import type { ActionRequest, Caller, Reply } from '../contract/pbx.js';
import { Database } from '../pbx/kernel/database.js';
import { Kernel } from '../pbx/kernel/kernel.js';
import type { ModuleDefinition } from '../pbx/kernel/module.js';
import { VirtualClock } from '../pbx/kernel/virtual-clock.js';

export interface TestKernelOptions {
  /** Files of the configuration folder by name; `asterisk.conf` may hold `[options]`, its folders are given. */
  readonly files?: Readonly<Record<string, string>>;
  readonly builtins?: readonly ModuleDefinition[];
  readonly modules?: readonly ModuleDefinition[];
  /** Where an earlier one was: it goes on with what that one left. A new folder if not given. */
  readonly folder?: string;
  /** A VirtualClock by default. */
  readonly clock?: Clock;
  /** Where the log goes; lines are in `logged` too. */
  readonly log?: Log;
}

/** A telephone system inside a test, on a folder of its own, with what it published and logged. */
export interface TestKernel {
  readonly kernel: Kernel;
  readonly folder: string;
  readonly published: AmiEvent[];
  /** `LEVEL source: message`. */
  readonly logged: string[];
  /** Puts a file into the configuration folder. */
  write(file: string, text: string): void;
  /** Performs an action; gives the wire text of the reply and of each message behind it, `undefined` where no module brings it. */
  perform(name: string, headers?: Readonly<Record<string, string>>): Promise<readonly string[] | undefined>;
  /** The same as somebody who differs so from the one who may do everything. */
  performAs(
    caller: Partial<Caller>,
    name: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<readonly string[] | undefined>;
  /** Runs a console line; gives what it prints. */
  console(line: string): Promise<readonly string[]>;
  /** @param keep leaves the folder for the next one */
  close(keep?: boolean): Promise<void>;
}

const everything: Caller = {
  user: 'test',
  write: allClasses,
  read: allClasses,
  variables: [],
  origin: 'test',
};

/** Starts one; `close` ends it and removes its folder. */
export const startTestKernel = async (options: TestKernelOptions = {}): Promise<TestKernel> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'amiable-kernel-'));
  const write = (file: string, text: string): void => {
    const path = join(folder, 'etc', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, 'latin1');
  };
  for (const [file, text] of Object.entries(options.files ?? {})) write(file, text);
  const logged: string[] = [];
  const log: Log = {
    write: (level, source, message) => {
      logged.push(`${level.toUpperCase()} ${source}: ${message}`);
      options.log?.write(level, source, message);
    },
  };
  const kernel = new Kernel({
    settings: settingsIn(folder, options.files?.['asterisk.conf'] ?? ''),
    clock: options.clock ?? new VirtualClock(),
    log: options.log ?? log,
    database: Database.open(join(folder, 'db')),
    version: '20.20.1',
  });
  const published: AmiEvent[] = [];
  kernel.events.subscribe((event) => published.push(event));
  await kernel.modules.startBuiltins(options.builtins ?? []);
  kernel.modules.define(options.modules ?? []);
  await kernel.modules.start();
  kernel.fullyBooted = true;
  return {
    kernel,
    folder,
    published,
    logged,
    write,
    perform: (name, headers = {}) => perform(kernel, everything, name, headers),
    performAs: (caller, name, headers = {}) => perform(kernel, { ...everything, ...caller }, name, headers),
    console: async (line) => (await kernel.commands.run(line)).lines,
    close: async (keep = false) => {
      await kernel.modules.stop();
      await kernel.database.close();
      if (!keep) rmSync(folder, { recursive: true });
    },
  };
};

const settingsIn = (folder: string, text: string) => {
  const folders = [
    'astetcdir',
    'astlogdir',
    'astdbdir',
    'astspooldir',
    'astrundir',
    'astvarlibdir',
    'astdatadir',
    'astagidir',
  ]
    .map((name) => `${name} => ${join(folder, name.slice(3, -3))}`)
    .join('\n');
  return asteriskSettings(parseConfig(`[directories]\n${folders}\n${text}`, 'asterisk.conf').config, new Problems());
};

const perform = async (
  kernel: Kernel,
  caller: Caller,
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<readonly string[] | undefined> => {
  const message = new Message(Object.entries(given).map(([header, value]) => `${header}: ${value}`));
  const request: ActionRequest = {
    name: findAction(name)?.name ?? name,
    headers: message.headers,
    get: (header) => message.get(header),
    all: (header) => message.all(header),
  };
  const reply = await kernel.perform(request, caller);
  if (!reply) return undefined;
  const messages = [replyText(reply, message.get('ActionID'))];
  for await (const followUp of reply.followUps ?? []) messages.push(followUp);
  return messages;
};

const replyText = ({ response, headers, wire }: Reply, actionId: string): string => {
  if (wire !== undefined) return wire;
  const id: readonly Header[] = actionId === '' ? [] : [['ActionID', actionId]];
  return [['Response', response] as const, ...id, ...headers]
    .map(([name, value]) => (name === '' ? `${value}\r\n` : `${name}: ${value}\r\n`))
    .join('');
};
