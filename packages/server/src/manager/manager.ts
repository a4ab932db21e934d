import type { Duplex } from 'node:stream';
import type { Frame } from '@amiable/protocol';
import { aclsPermit } from '../config/acl.js';
import type { BindAddress, ManagerSettings, ManagerUser } from '../config/manager-settings.js';
import type { Problem } from '../config/problem.js';
import type { Clock } from '../contract/clock.js';
import type { Commands } from '../contract/console.js';
import type { AmiEvent, EventListener, EventStream } from '../contract/event.js';
import type { Log } from '../contract/log.js';
import type { Pbx } from '../contract/pbx.js';
import { managerCommands } from './commands/index.js';
import { dispatch } from './dispatcher.js';
import { EventQueue } from './event-queue.js';
import { eventText } from './event-text.js';
import { FanOut } from './fan-out.js';
import { filterProblems } from './filters/user-filter.js';
import { Listeners } from './listeners.js';
import { addressText, type Connection } from './peer.js';
import { type SecurityIncident, securityEvent } from './security-events.js';
import { Session } from './session.js';
import type { SessionHost } from './session-host.js';
import { Users } from './users.js';

export interface ManagerOptions {
  readonly settings: ManagerSettings;
  readonly pbx: Pbx;
  readonly commands: Commands;
  readonly log: Log;
  readonly clock: Clock;
  /** The Asterisk version that it answers as. */
  readonly version: string;
  /** Reads the configuration again and applies it, for `manager reload`; gives what the console is to be told. */
  readonly requestReload?: () => Promise<readonly string[]> | readonly string[];
  /** Bytes that may wait for a client that does not read; 16 MiB if not given. */
  readonly maxPendingBytes?: number;
}

/** What a reload did. */
export interface ManagerReload {
  /** False: the settings were not taken over, those before are in force; `problems` says why. */
  readonly applied: boolean;
  readonly problems: readonly Problem[];
  /** What is different now, for the log. */
  readonly changes: readonly string[];
}

/** Counters since the start, and how many sessions there are. */
export interface ManagerCounters {
  connections: number;
  refusedConnections: number;
  logins: number;
  failedLogins: number;
  cutOffClients: number;
  events: number;
  actions: number;
}

const DEFAULT_PENDING_BYTES = 16 * 1024 * 1024;

/** The AMI server: listeners, sessions and what manager.conf says, over any back end. */
export class Manager implements SessionHost {
  readonly clock: Clock;
  readonly log: Log;
  readonly pbx: Pbx;
  readonly commands: Commands;
  readonly version: string;
  readonly maxPendingBytes: number;
  readonly fanOut = new FanOut();
  readonly queue = new EventQueue();
  readonly counters: ManagerCounters = {
    connections: 0,
    refusedConnections: 0,
    logins: 0,
    failedLogins: 0,
    cutOffClients: 0,
    events: 0,
    actions: 0,
  };
  /** Every event that clients can see, those of the back end and of the manager itself in one order. */
  readonly events: EventStream = { subscribe: (listener) => this.#subscribe(listener) };
  readonly requestReload: () => Promise<readonly string[]> | readonly string[];
  readonly #sessions = new Set<Session>();
  readonly #listeners = new Listeners({
    accept: (stream, connection) => void this.accept(stream, connection),
    mayBegin: (handshakes) => this.#unauthenticated + handshakes < this.#settings.general.authlimit,
  });
  #settings: ManagerSettings;
  #users: Users;
  #disabledEvents: ReadonlySet<string> = new Set();
  #subscribers: readonly EventListener[] = [];
  #unauthenticated = 0;
  #reloading: Promise<unknown> = Promise.resolve();
  #stop: (() => void)[] = [];

  constructor(options: ManagerOptions) {
    this.clock = options.clock;
    this.log = options.log;
    this.pbx = options.pbx;
    this.commands = options.commands;
    this.version = options.version;
    this.requestReload = options.requestReload ?? (() => []);
    this.maxPendingBytes = options.maxPendingBytes ?? DEFAULT_PENDING_BYTES;
    this.#settings = options.settings;
    this.#users = new Users(options.settings.users);
  }

  get settings(): ManagerSettings {
    return this.#settings;
  }

  /** The sessions that are there, oldest first. */
  get sessions(): ReadonlySet<Session> {
    return this.#sessions;
  }

  /** How many connections have not logged in. */
  get unauthenticated(): number {
    return this.#unauthenticated;
  }

  /** Where clients can connect, by transport; the ports are the real ones. */
  get addresses(): readonly { readonly transport: 'TCP' | 'TLS'; readonly address: BindAddress }[] {
    return this.#listeners.all.map(({ transport, address }) => ({ transport, address }));
  }

  /** Opens the listeners. Rejects where an address cannot be had or a certificate cannot be read. */
  async start(): Promise<void> {
    for (const problem of filterProblems(this.#settings.users)) this.#tell(problem);
    this.#takeOver(this.#settings);
    await this.#listeners.apply(this.#settings.general);
    this.#stop = [
      this.pbx.events.subscribe((event) => this.publish(event)),
      ...managerCommands(this).map((command) => this.commands.register(command)),
    ];
  }

  /** Closes everything; clients get what was sent to them before. */
  stop(): void {
    this.fanOut.flush();
    this.#listeners.close();
    for (const session of [...this.#sessions]) session.end();
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** Takes over other settings, for the sessions that are there too; one reload after the other. */
  reload(settings: ManagerSettings): Promise<ManagerReload> {
    const done = this.#reloading.then(() => this.#reload(settings));
    this.#reloading = done.catch(() => {});
    return done;
  }

  async #reload(settings: ManagerSettings): Promise<ManagerReload> {
    const problems = filterProblems(settings.users);
    if (problems.length > 0) return { applied: false, problems, changes: [] };
    let changes: readonly string[];
    try {
      changes = await this.#listeners.apply(settings.general);
    } catch (error) {
      const message = `cannot listen: ${error instanceof Error ? error.message : String(error)}`;
      return { applied: false, problems: [{ severity: 'error', file: 'manager.conf', line: 0, message }], changes: [] };
    }
    this.#takeOver(settings);
    return { applied: true, problems: [], changes: [...changes, ...this.#applyToSessions()] };
  }

  /** Serves a client on a stream that is ready for use: a socket, or one end of any duplex pair. */
  accept(stream: Duplex, connection: Connection): Session | undefined {
    this.queue.purge(this.clock.now());
    this.counters.connections++;
    if (this.#unauthenticated >= this.#settings.general.authlimit) {
      this.counters.refusedConnections++;
      const { authlimit } = this.#settings.general;
      const who = addressText(connection.remote);
      this.log.write('warning', 'manager', `${who} refused: ${authlimit} connections have not logged in (authlimit)`);
      stream.destroy();
      return undefined;
    }
    this.#unauthenticated++;
    const session = new Session(this, stream, connection, this.counters.connections);
    this.#sessions.add(session);
    return session;
  }

  /** Switches the log of actions, until the next reload. */
  setDebug(debug: boolean): void {
    this.#settings = { ...this.#settings, general: { ...this.#settings.general, debug } };
  }

  findUser(name: string): ManagerUser | undefined {
    return this.#users.find(name);
  }

  isInUse(name: string): boolean {
    const wanted = name.toLowerCase();
    for (const session of this.#sessions)
      if (session.user && session.isOpen && session.account.toLowerCase() === wanted) return true;
    return false;
  }

  dispatch(session: Session, frame: Frame): Promise<void> | undefined {
    this.counters.actions++;
    return dispatch(session, frame);
  }

  publish(event: AmiEvent): void {
    if (this.#disabledEvents.has(event.name)) return;
    this.counters.events++;
    this.queue.add(event);
    this.fanOut.publish(event, eventText(event, this.#settings.general.timestampevents));
    for (const listener of this.#subscribers) listener(event);
  }

  report(session: Session, incident: SecurityIncident): void {
    const { event, line } = securityEvent(session, incident, this.clock.now());
    this.log.write('security', 'manager', line);
    this.publish(event);
  }

  loginFailed(_session: Session): void {
    this.counters.failedLogins++;
  }

  loggedIn(session: Session): void {
    this.counters.logins++;
    this.#unauthenticated--;
    if (session.user?.displayconnects) {
      const from = session.connection.remote.host;
      this.log.write('verbose', 'manager', `Manager '${session.account}' logged on from ${from}`);
    }
    this.report(session, { kind: 'SuccessfulAuth' });
  }

  cutOff(session: Session, what: string): void {
    this.counters.cutOffClients++;
    const name = session.account === '' ? session.origin : `'${session.account}' (${session.origin})`;
    this.log.write('warning', 'manager', `Client ${name} is disconnected: it ${what}`);
  }

  closed(session: Session): void {
    if (!this.#sessions.delete(session)) return;
    const from = session.connection.remote.host;
    if (!session.user) {
      this.#unauthenticated--;
      if (this.#settings.general.displayconnects)
        this.log.write('verbose', 'manager', `Connect attempt from '${from}' unable to authenticate`);
    } else if (session.user.displayconnects)
      this.log.write('verbose', 'manager', `Manager '${session.account}' logged off from ${from}`);
  }

  #takeOver(settings: ManagerSettings): void {
    this.#settings = settings;
    this.#users = new Users(settings.users);
    this.#disabledEvents = new Set(settings.general.disabledevents);
    this.pbx.setChannelVariables(settings.general.channelvars);
  }

  /** Gives sessions the rights that their users have now; disconnects those whose users are gone or may not come from there. */
  #applyToSessions(): string[] {
    const changes: string[] = [];
    for (const session of [...this.#sessions]) {
      const before = session.user;
      if (!before) continue;
      const now = this.#users.find(before.name);
      const mayStay = now !== undefined && aclsPermit(now.acls, session.connection.remote.host);
      if (mayStay) session.apply(now);
      else {
        const why = now ? 'its access list refuses the address' : 'the user was removed';
        changes.push(`'${session.account}' (${session.origin}) disconnected: ${why}`);
        session.end();
      }
    }
    return changes;
  }

  #subscribe(listener: EventListener): () => void {
    this.#subscribers = [...this.#subscribers, listener];
    return () => {
      this.#subscribers = this.#subscribers.filter((one) => one !== listener);
    };
  }

  #tell({ file, line, message }: Problem): void {
    this.log.write('error', 'manager', `${file}:${line}: ${message}`);
  }
}
