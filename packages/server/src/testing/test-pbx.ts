import { setTimeout as delay } from 'node:timers/promises';
import type { EventStream } from '../contract/event.js';
import type { Kernel } from '../pbx/kernel/kernel.js';
import type { Phone } from '../pbx/kernel/phones/phone.js';
import { type PhoneOptions, phoneSettings } from '../pbx/kernel/phones/phone-options.js';
import { milliseconds, type TimeSpan } from '../pbx/kernel/phones/time-span.js';
import type { VirtualClock } from '../pbx/kernel/virtual-clock.js';
import { type EventHeaders, EventLog, type ExpectedHeaders, inBytes, textOf } from './event-log.js';
import type { ActionResult, LocalClient } from './local-client.js';
import type { Rest } from './settle.js';
import { TestPhone } from './test-phone.js';

/** Where an AMI client connects, and as whom. */
export interface AmiAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly secret: string;
}

export interface TestPbxParts {
  readonly kernel: Kernel;
  /** Every event that clients can see. */
  readonly events: EventStream;
  /** undefined: time is real. */
  readonly clock: VirtualClock | undefined;
  readonly rest: Rest;
  readonly client: LocalClient;
  readonly log: readonly string[];
  readonly ami: AmiAccess;
  readonly stop: () => Promise<void>;
}

/** A telephone system inside a test. */
export class TestPbx {
  /** Where clients connect. */
  readonly ami: AmiAccess;
  /** Lines of its log: notices, warnings and errors. */
  readonly log: readonly string[];
  readonly #kernel: Kernel;
  readonly #clock: VirtualClock | undefined;
  readonly #rest: Rest;
  readonly #client: LocalClient;
  readonly #stop: () => Promise<void>;
  readonly #stream: EventStream;
  readonly #events = new EventLog();
  readonly #phones = new Map<Phone, TestPhone>();
  #stopped: Promise<void> | undefined;

  constructor({ kernel, events, clock, rest, client, log, ami, stop }: TestPbxParts) {
    this.#kernel = kernel;
    this.#clock = clock;
    this.#rest = rest;
    this.#client = client;
    this.log = log;
    this.ami = ami;
    this.#stop = stop;
    this.#stream = events;
    events.subscribe((event) => this.#events.add(event));
  }

  // --- time ---------------------------------------------------------------------------------------------------

  /** What time it is there. */
  get now(): Date {
    return new Date(this.#kernel.clock.now());
  }

  /**
   * Lets time pass: all that falls due happens in its order, and what each of it leads to, at clients in this process too,
   * before the next. On real time it takes that long.
   */
  async advance(time: TimeSpan): Promise<void> {
    const ms = milliseconds(time);
    if (this.#clock) await this.#clock.advance(ms);
    else await delay(ms);
  }

  /** Lets everything come to rest that needs no time: messages on their way, answers to them. */
  settle(): Promise<void> {
    return this.#rest.reached();
  }

  // --- events -------------------------------------------------------------------------------------------------

  /**
   * Gives the first event of a name with these headers; each event is given once. One that comes only with time is waited
   * for by `within`: time passes until it is there.
   * @throws EventAssertionError that shows the events which come nearest
   */
  async event(
    name: string,
    headers: ExpectedHeaders = {},
    { within = 0 }: { readonly within?: TimeSpan } = {},
  ): Promise<EventHeaders> {
    await this.settle();
    let found = this.#events.take(name, headers);
    const look = (): boolean => {
      found ??= this.#events.take(name, headers);
      return found !== undefined;
    };
    const ms = milliseconds(within);
    if (!found && ms > 0) await this.#waitFor(ms, look);
    if (!found) throw this.#events.missing(name, headers, ms > 0 ? ` within ${within}` : '');
    return found;
  }

  /**
   * Makes sure that there has been no such event.
   * @throws EventAssertionError that shows it
   */
  async noEvent(name: string, headers: ExpectedHeaders = {}): Promise<void> {
    await this.settle();
    const error = this.#events.unexpected(name, headers);
    if (error) throw error;
  }

  /** All events until now, or those of a name and with these headers. */
  events(name?: string, headers?: ExpectedHeaders): readonly EventHeaders[] {
    return this.#events.all(name, headers);
  }

  /** Forgets the events until now. */
  forgetEvents(): void {
    this.#events.clear();
  }

  async #waitFor(ms: number, done: () => boolean): Promise<void> {
    if (this.#clock) {
      await this.#clock.advance(ms, done);
      return;
    }
    let tell: () => void = () => {};
    const came = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const stop = this.#stream.subscribe(() => done() && tell());
    const limit = this.#kernel.clock.after(ms, tell);
    const awake = setInterval(() => {}, 1000);
    await came;
    clearInterval(awake);
    limit.cancel();
    stop();
  }

  // --- what a test does ---------------------------------------------------------------------------------------

  /**
   * A scripted phone, by its name (`alice`) or its device (`PJSIP/alice`).
   * @throws Error where there is none
   */
  phone(name: string): TestPhone {
    const phone = this.#kernel.phones.get(inBytes(name));
    if (!phone) {
      const known = this.#kernel.phones.all().map(({ settings }) => settings.name);
      const complaints = this.log.filter((line) => line.includes('phones.conf') || line.includes('chan_phone'));
      throw new Error(
        [
          `There is no phone '${name}'; there ${known.length > 0 ? `are ${known.join(', ')}` : 'are none'}.`,
          ...complaints,
        ].join('\n'),
      );
    }
    return this.#testPhone(phone);
  }

  /** Adds a phone. */
  addPhone(name: string, options: PhoneOptions = {}): TestPhone {
    return this.#testPhone(this.#kernel.phones.add(phoneSettings(inBytes(name), inBytes(options))));
  }

  /**
   * Performs an action as a client with all rights; a `Variable` that comes several times is a list. An action that waits,
   * such as Originate without Async, answers only when time passes: call `advance` before you await it.
   */
  async action(
    name: string,
    headers: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<ActionResult> {
    const result = await this.#client.perform(name, headers);
    await this.settle();
    return result;
  }

  /** Runs a line as on the console; gives what it prints. */
  async console(line: string): Promise<readonly string[]> {
    const { lines } = await this.#kernel.commands.run(inBytes(line));
    await this.settle();
    return lines.map(textOf);
  }

  /** Ends it, and leaves nothing behind: no timer, no socket, no folder. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  #testPhone(phone: Phone): TestPhone {
    const known = this.#phones.get(phone);
    if (known) return known;
    const made = new TestPhone(phone);
    this.#phones.set(phone, made);
    return made;
  }
}
