import { createConnection, type Socket } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import { allClasses, classMask, type EventDefinition, type EventPayload, renderEventBody } from '@amiable/protocol';
import { parseAclEntries } from '../config/acl.js';
import { parseEventFilter } from '../config/event-filter-syntax.js';
import type { ManagerGeneral, ManagerSettings, ManagerUser } from '../config/manager-settings.js';
import type { Clock, Timer } from '../contract/clock.js';
import type { CommandResult, Commands, ConsoleCommand } from '../contract/console.js';
import type { AmiEvent, EventListener, EventStream } from '../contract/event.js';
import type { Log, LogLevel } from '../contract/log.js';
import type { ActionRequest, Caller, Pbx, PbxDescription, Reply } from '../contract/pbx.js';
import { Manager, type ManagerOptions } from './manager.js';
import type { Connection } from './peer.js';

/** Time that stands still until a test moves it. */
export class TestClock implements Clock {
  #now = Date.UTC(2026, 10, 23, 3, 4, 5, 678);
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Timer {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    const cancel = () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
    return { cancel };
  }

  get timers(): number {
    return this.#timers.length;
  }

  /** Moves time on, running the timers that are due in their order, and lets what they started settle. */
  async advance(ms: number): Promise<void> {
    await settle();
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      this.#now = due.at;
      due.run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets promises, streams and turns of the event loop run that are due now. */
export const settle = async (turns = 12): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
};

type Performer = (request: ActionRequest, caller: Caller) => Reply | undefined | Promise<Reply | undefined>;

/** A back end that has the actions a test gives it, and publishes the events a test wants. */
export class SmallPbx implements Pbx {
  readonly actions = new Map<string, Performer>();
  readonly events: EventStream = {
    subscribe: (listener) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };
  readonly #listeners = new Set<EventListener>();
  readonly #clock: Clock;
  readonly #startedAt: number;
  channelVariables: readonly string[] = [];
  fullyBooted = true;
  readonly unloadedModules = new Set<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.now();
  }

  perform(request: ActionRequest, caller: Caller) {
    return this.actions.get(request.name)?.(request, caller);
  }

  describe(): PbxDescription {
    return {
      version: '20.20.1',
      startedAt: this.#startedAt,
      reloadedAt: this.#startedAt,
      fullyBooted: this.fullyBooted,
      actions: new Set(this.actions.keys()),
      unloadedModules: this.unloadedModules,
    };
  }

  setChannelVariables(names: readonly string[]): void {
    this.channelVariables = names;
  }

  emit(event: Pick<AmiEvent, 'name' | 'classes' | 'body'>): void {
    const whole = { ...event, at: this.#clock.now() };
    for (const listener of this.#listeners) listener(whole);
  }

  publish<D extends EventDefinition>(definition: D, payload: EventPayload<D['fields']>): void {
    this.emit({ name: definition.name, classes: definition.classes, body: renderEventBody(definition, payload) });
  }

  /** An event of a class with a number, for tests that count. */
  tick(number: number | string, className: 'call' | 'user' | 'system' = 'call'): void {
    this.emit({ name: 'Tick', classes: classMask([className]), body: `Number: ${number}\r\n` });
  }
}

/** A console with the commands that are registered. */
export class SmallConsole implements Commands {
  readonly #commands = new Map<string, ConsoleCommand>();

  register(command: ConsoleCommand): () => void {
    this.#commands.set(command.name, command);
    return () => void this.#commands.delete(command.name);
  }

  #match(words: readonly string[]): ConsoleCommand | undefined {
    return [...this.#commands.values()]
      .filter(({ name }) => name.split(' ').every((word, at) => words[at] === word))
      .sort((a, b) => b.name.length - a.name.length)[0];
  }

  find(line: string): string | undefined {
    return this.#match(line.split(' '))?.name;
  }

  async run(line: string): Promise<CommandResult> {
    const words = line.split(' ').filter((word) => word !== '');
    const found = this.#match(words);
    if (!found)
      return {
        ok: false,
        lines: [`No such command '${line}' (type 'core show help ${line}' for other possible commands)`],
      };
    const lines: string[] = [];
    const args = words.slice(found.name.split(' ').length);
    const outcome = await found.run({ words, args, print: (text) => void lines.push(text) });
    if (outcome === 'usage') lines.push(...found.usage);
    return { ok: outcome === undefined, lines };
  }

  complete(): readonly string[] {
    return [];
  }

  list(): readonly ConsoleCommand[] {
    return [...this.#commands.values()];
  }
}

/** Keeps what is logged. */
export class MemoryLog implements Log {
  readonly lines: { level: LogLevel; message: string }[] = [];

  write(level: LogLevel, _source: string, message: string): void {
    this.lines.push({ level, message });
  }

  /** What was logged at a level. */
  at(level: LogLevel): string[] {
    return this.lines.filter((line) => line.level === level).map(({ message }) => message);
  }
}

export const general = (changes: Partial<ManagerGeneral> = {}): ManagerGeneral => ({
  enabled: true,
  webenabled: false,
  bind: { host: '127.0.0.1', port: 0 },
  tlsenable: false,
  tlsbind: { host: '127.0.0.1', port: 0 },
  tlscertfile: 'asterisk.pem',
  tlsprivatekey: '',
  tlscipher: '',
  tlsservercipherorder: false,
  tlsdisablev1: false,
  tlsdisablev11: false,
  tlsdisablev12: false,
  allowmultiplelogin: true,
  displayconnects: true,
  timestampevents: false,
  channelvars: [],
  debug: false,
  authtimeout: 30,
  authlimit: 50,
  httptimeout: 60,
  brokeneventsaction: false,
  unprivileged_actions: [],
  disabledevents: [],
  ...changes,
});

export const user = (name: string, changes: Partial<ManagerUser> = {}): ManagerUser => ({
  file: 'manager.conf',
  line: 10,
  name,
  secret: `${name}-secret`,
  secretHash: '',
  acls: [],
  read: allClasses,
  write: allClasses,
  writetimeout: 100,
  displayconnects: true,
  allowmultiplelogin: true,
  variables: [],
  eventFilters: [],
  ...changes,
});

/** An access list of a user's own: entries such as `deny 0.0.0.0/0`. */
export const acl = (...entries: string[]) => ({
  name: '',
  valid: true,
  rules: entries.flatMap((entry) => {
    const [sense, list] = entry.split(' ') as ['permit' | 'deny', string];
    return parseAclEntries(sense, list).rules;
  }),
});

/** Filter rules: `EXPRESSION`, or `criteria = EXPRESSION`. */
export const filters = (...lines: string[]) =>
  lines.map((line) => {
    const advanced = /^(\w+\(.*?\))(?: = (.*))?$/.exec(line);
    const result = advanced ? parseEventFilter(advanced[1] as string, advanced[2] ?? '') : parseEventFilter('', line);
    if ('wrong' in result) throw new Error(result.wrong);
    return result.rule;
  });

export const settings = (users: readonly ManagerUser[], changes: Partial<ManagerGeneral> = {}): ManagerSettings => ({
  general: general(changes),
  users,
});

/** What Login takes for a client that asks for no events. */
export const quiet = { Events: 'off' };

/** The other end of a session, over any stream. */
export class TestClient {
  readonly stream: Duplex;
  received = '';
  closed = false;

  constructor(stream: Duplex, reads = true) {
    this.stream = stream;
    stream.on('error', () => {});
    const close = () => {
      this.closed = true;
    };
    stream.on('close', close);
    stream.on('end', close);
    if (!reads) return;
    stream.on('data', (bytes: Buffer) => {
      this.received += bytes.toString('latin1');
    });
  }

  raw(text: string): void {
    this.stream.write(Buffer.from(text, 'latin1'));
  }

  send(headers: Readonly<Record<string, string>>): void {
    this.raw(
      `${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
  }

  /** What came since the last look, as messages: the lines of each. */
  async messages(): Promise<string[][]> {
    await settle();
    const text = this.received;
    this.received = '';
    const withoutBanner = text.replace(/^Asterisk Call Manager\/9\.0\.0\r\n/, '');
    return withoutBanner
      .split('\r\n\r\n')
      .filter((message) => message !== '')
      .map((message) => message.split('\r\n'));
  }

  /** Sends a message and gives what comes. */
  async ask(headers: Readonly<Record<string, string>>): Promise<string[][]> {
    this.send(headers);
    return this.messages();
  }

  /** Logs in; what comes is dropped. */
  async login(name: string, more: Readonly<Record<string, string>> = {}): Promise<this> {
    await this.ask({ Action: 'Login', Username: name, Secret: `${name}-secret`, ...more });
    return this;
  }
}

/** A connection in memory: as with a socket, both ends close when one is destroyed. */
const pair = (): [Duplex, Duplex] => {
  const [ours, theirs] = duplexPair() as unknown as [Duplex, Duplex];
  ours.on('close', () => theirs.destroy());
  theirs.on('close', () => ours.destroy());
  return [ours, theirs];
};

let nextPort = 40_000;

/** A manager whose clients are connected in memory, at a time that stands still. */
export class TestManager {
  readonly clock = new TestClock();
  readonly log = new MemoryLog();
  readonly pbx = new SmallPbx(this.clock);
  readonly console = new SmallConsole();
  readonly manager: Manager;

  constructor(of: ManagerSettings, options: Partial<ManagerOptions> = {}) {
    this.manager = new Manager({
      settings: of,
      pbx: this.pbx,
      commands: this.console,
      log: this.log,
      clock: this.clock,
      version: '20.20.1',
      ...options,
    });
  }

  connect(from: Partial<Connection> = {}, reads = true): TestClient {
    const [ours, theirs] = pair();
    const client = new TestClient(theirs, reads);
    this.manager.accept(ours, {
      transport: 'TCP',
      remote: { host: '127.0.0.1', port: nextPort++ },
      local: { host: '127.0.0.1', port: 5038 },
      ...from,
    });
    return client;
  }
}

/** Starts a manager on a free port of 127.0.0.1; `enabled` listeners and all. */
export const startManager = async (
  of: ManagerSettings,
  options: Partial<ManagerOptions> = {},
): Promise<TestManager> => {
  const test = new TestManager(of, options);
  await test.manager.start();
  return test;
};

const officeUsers = [
  user('admin'),
  user('reader', { read: classMask(['call', 'user']), write: 0 }),
  user('callonly', { read: classMask(['call']), write: classMask(['call']) }),
  user('nobody', { read: 0, write: 0 }),
  user('operator', { write: classMask(['command', 'user']) }),
  user('filtered', { eventFilters: filters('Event: Tick', '!Number: 13') }),
  user('advanced', {
    eventFilters: filters(
      'name(UserEvent),header(UserEvent),method(exact) = Wanted',
      'action(exclude),name(UserEvent),header(Secret),method(contains) = yes',
    ),
  }),
];

/** Starts one without listeners, with a user for each kind of right and filter that the tests of actions ask about. */
export const startOffice = (changes: Partial<ManagerGeneral> = {}): Promise<TestManager> =>
  startManager(settings(officeUsers, { enabled: false, ...changes }));

/** A client over a real socket. */
export const connectTo = (port: number, reads = true): Promise<TestClient & { stream: Socket }> =>
  new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(new TestClient(socket, reads) as TestClient & { stream: Socket });
    });
  });

/** Waits until something is so, at most ten seconds. */
export const until = async (isSo: () => boolean): Promise<void> => {
  const end = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('It did not come to be within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
