import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { allClasses, banner, type ClassMask, type Frame, Framer, type Message } from '@amiable/protocol';
import type { EventFilterRule } from '../config/event-filter-syntax.js';
import type { ManagerUser } from '../config/manager-settings.js';
import type { Timer } from '../contract/clock.js';
import type { Caller } from '../contract/pbx.js';
import type { Reader, Seat } from './fan-out.js';
import { filterOf } from './filters/user-filter.js';
import { Outlet, type StuckReason } from './outlet.js';
import { addressText, type Connection } from './peer.js';
import { safeLine } from './safe-line.js';
import type { SecuritySubject } from './security-events.js';
import type { SessionHost } from './session-host.js';

/** How long a connection that was told goodbye has to close its side. */
const FAREWELL_MS = 5_000;
/** Numbers of sessions look like the addresses that the reference takes for them; they tell sessions apart, no more. */
let nextKey = randomInt(2 ** 44, 2 ** 47);
const KEY_STEP = 0x1d0;
const noRules: readonly EventFilterRule[] = [];

export type ReplyKind = 'Success' | 'Error' | 'Goodbye';

/** One client's connection, over any stream: framing, replies, its view of the events, its login. */
export class Session implements Reader, SecuritySubject {
  /** The number that it is shown and kicked by on the console: where the reference has a file descriptor. */
  readonly number: number;
  /** The number of the session as security events show it. */
  readonly key: string;
  readonly connection: Connection;
  readonly host: SessionHost;
  readonly connectedAt: number;
  /** The user of manager.conf that it is logged in as. */
  user: ManagerUser | undefined;
  account = '';
  loggedInAt = 0;
  /** The challenge that the next login by MD5 may answer. */
  challenge = '';
  /** Who asks, for the back end; made anew when the user's rights change. */
  caller: Caller | undefined;
  #mask: ClassMask = allClasses;
  #addedRules: readonly EventFilterRule[] = noRules;
  #seat: Seat | undefined;
  readonly #stream: Duplex;
  readonly #framer = new Framer();
  readonly #outlet: Outlet;
  /** Replies that go out at the end of this turn, as a byte string. */
  #text = '';
  #busy = false;
  #queue: Frame[] | undefined;
  #timer: Timer | undefined;
  #state: 'open' | 'ending' | 'closed' = 'open';
  #interrupt: (() => void) | undefined;

  constructor(host: SessionHost, stream: Duplex, connection: Connection, number: number) {
    this.host = host;
    this.number = number;
    this.key = `0x${nextKey.toString(16)}`;
    nextKey += KEY_STEP;
    this.connection = connection;
    this.connectedAt = host.clock.now();
    this.#stream = stream;
    const limits = { writeTimeout: 100, maxPendingBytes: host.maxPendingBytes };
    this.#outlet = new Outlet(stream, host.clock, limits, this.#stuck);
    stream.on('data', this.#data);
    stream.on('end', this.#inputEnded);
    stream.on('close', this.#closed);
    stream.on('error', this.#failed);
    this.#outlet.writeText(banner(host.version));
    const { authtimeout } = host.settings.general;
    this.#timer = host.clock.after(authtimeout * 1000, () => {
      host.log.write('notice', 'manager', `${this.origin} did not log in within ${authtimeout} seconds`);
      this.destroy();
    });
  }

  get origin(): string {
    return addressText(this.connection.remote);
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** Bytes that wait for the client to read. */
  get pendingBytes(): number {
    return this.#outlet.pendingBytes;
  }

  /** The classes that it asked to see, which its user may see or not. */
  get mask(): ClassMask {
    return this.#mask;
  }

  /** Answers a message: `lines` are whole wire lines, each ended by CR LF. What happened before goes out before. */
  respond(message: Message | undefined, response: ReplyKind, lines: string): void {
    if (this.#state !== 'open') return;
    if (this.hasEvents) this.#text += this.takeEvents();
    this.append(responseText(message, response, lines));
  }

  /** Sends text that holds whole messages, behind what was answered before. */
  append(text: string): void {
    if (this.#state === 'open') this.#text += text;
  }

  /** The events that are pending for it; they count as sent then. */
  takeEvents(): string {
    return this.#seat ? this.host.fanOut.take(this.#seat) : '';
  }

  /** Whether events are pending for it. */
  get hasEvents(): boolean {
    return this.#seat !== undefined && this.#seat.taken < this.#seat.view.pending.length;
  }

  /** Sends what was answered so far. */
  flush(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    this.#outlet.writeText(text);
  }

  /** Sends what was answered once much of it has gathered. Gives a promise where the client has to read first. */
  flushLarge(): Promise<void> | undefined {
    if (this.#text.length < 65_536) return undefined;
    this.flush();
    return this.#outlet.drained();
  }

  deliver(bytes: Buffer): void {
    if (this.#state !== 'open') return;
    this.flush();
    this.#outlet.write(bytes);
  }

  deliverText(text: string): void {
    if (this.#state !== 'open') return;
    this.flush();
    this.#outlet.writeText(text);
  }

  /** Makes the user the one who is logged in. */
  logIn(user: ManagerUser, account: string): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.account = account;
    this.loggedInAt = this.host.clock.now();
    this.apply(user);
  }

  /** Takes over what the user may do and see now. */
  apply(user: ManagerUser): void {
    this.user = user;
    const { write, read, variables } = user;
    this.caller = { user: user.name, write, read, variables, origin: this.origin };
    this.#outlet.limits.writeTimeout = user.writetimeout;
    this.#look();
  }

  setMask(mask: ClassMask): void {
    this.#mask = mask;
    this.#look();
  }

  /** Adds a rule, whose expression is known to compile, to those of its user. */
  addFilter(rule: EventFilterRule): void {
    this.#addedRules = [...this.#addedRules, rule];
    this.#look();
  }

  /** Waits `ms` milliseconds, unless the session closes before: then for ever. */
  delay(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#timer?.cancel();
      this.#timer = this.host.clock.after(ms, resolve);
    });
  }

  /** Calls `run` when the client sends something, or goes, while an action is under way. */
  onInterrupt(run: (() => void) | undefined): void {
    this.#interrupt = run;
  }

  /** Sends what was answered, then closes; nothing that comes in is looked at any more. */
  end(): void {
    if (this.#state !== 'open') return;
    this.flush();
    this.#state = 'ending';
    this.#leave();
    this.#queue = undefined;
    this.#outlet.end();
    this.#stream.resume();
    this.#timer?.cancel();
    this.#timer = this.host.clock.after(FAREWELL_MS, () => this.destroy());
  }

  /** Closes at once. */
  destroy(): void {
    this.#stream.destroy();
  }

  /** Looks at events with the rights, the mask and the filters that are in force now. */
  #look(): void {
    const { user } = this;
    if (!user || this.#state !== 'open') return;
    this.#text += this.takeEvents();
    this.#leave();
    const rules = this.#addedRules.length === 0 ? user.eventFilters : [...user.eventFilters, ...this.#addedRules];
    this.#seat = this.host.fanOut.join(this, user.read & this.#mask, filterOf(rules));
    if (this.#text !== '') this.host.fanOut.atTurnEnd(() => this.flush());
  }

  #leave(): void {
    if (this.#seat) this.host.fanOut.leave(this.#seat);
    this.#seat = undefined;
  }

  readonly #data = (bytes: Buffer): void => {
    if (this.#state !== 'open') return;
    this.#interrupt?.();
    this.#framer.push(bytes, this.#take);
    this.flush();
    if (this.#busy && !this.#interrupt) this.#stream.pause();
  };

  readonly #take = (frame: Frame): void => {
    if (this.#state !== 'open') return;
    if (this.#busy) {
      this.#queue ??= [];
      this.#queue.push(frame);
    } else this.#perform(frame);
  };

  #perform(frame: Frame): void {
    let under: Promise<void> | undefined;
    try {
      under = this.host.dispatch(this, frame);
    } catch (error) {
      this.#broke(error);
    }
    if (!under) return;
    this.#busy = true;
    under.then(this.#performed, (error: unknown) => {
      this.#broke(error);
      this.#performed();
    });
  }

  /** A mistake of ours in one session must not end all others. */
  #broke(error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.host.log.write('error', 'manager', `An action of ${this.origin} broke: ${what}`);
  }

  readonly #performed = (): void => {
    this.#busy = false;
    while (!this.#busy && this.#queue && this.#queue.length > 0) this.#perform(this.#queue.shift() as Frame);
    this.flush();
    if (this.#state !== 'open') return;
    if (!this.#busy) this.#queue = undefined;
    // An action that a client may interrupt has to hear it.
    if (!this.#busy || this.#interrupt) this.#stream.resume();
  };

  readonly #inputEnded = (): void => {
    this.#interrupt?.();
    this.end();
  };

  readonly #stuck = (reason: StuckReason): void => {
    const what =
      reason === 'timeout'
        ? `took nothing for ${this.#outlet.limits.writeTimeout} ms`
        : `left more than ${this.host.maxPendingBytes} bytes unread`;
    this.host.cutOff(this, what);
    this.destroy();
  };

  /** A broken connection closes; there is nobody left to tell. */
  readonly #failed = (): void => this.destroy();

  readonly #closed = (): void => {
    this.#state = 'closed';
    this.#timer?.cancel();
    this.#interrupt?.();
    this.#queue = undefined;
    this.#text = '';
    this.#leave();
    this.#outlet.close();
    this.host.closed(this);
  };
}

/** A reply: `Response`, the ActionID that was asked with, and whole wire lines. */
export const responseText = (message: Message | undefined, response: ReplyKind, lines: string): string => {
  const id = message === undefined ? '' : message.get('ActionID');
  return id === ''
    ? `Response: ${response}\r\n${lines}\r\n`
    : `Response: ${response}\r\nActionID: ${safeLine(id)}\r\n${lines}\r\n`;
};
