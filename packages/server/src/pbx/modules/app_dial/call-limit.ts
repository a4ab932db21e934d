import type { Timer } from '../../../contract/clock.js';
import { secondsToMs } from '../../kernel/application-options.js';
import { isYes, leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { numberSounds } from '../../kernel/say/numbers.js';
import { saySounds } from '../../kernel/say/play.js';

/** How long a call may last, and when the parties are told; times are milliseconds. */
export interface CallLimit {
  readonly ms: number;
  /** This long before the end they are told, and again in these intervals; 0: not. */
  readonly warnMs: number;
  readonly repeatMs: number;
}

/** Options `L(ms[:warning[:repeat]])` and `S(seconds)`, whichever is shorter. */
export const callLimit = (options: ReadonlyMap<string, string>): CallLimit | undefined => {
  const [limit = 0, warn = 0, repeat = 0] = (options.get('L') ?? '')
    .split(':')
    .map((part) => leadingInteger(part) ?? 0);
  const seconds = secondsToMs(options.get('S') ?? '') ?? 0;
  const shorter = [limit, seconds].filter((ms) => ms > 0);
  if (shorter.length === 0) return undefined;
  const ms = Math.min(...shorter);
  return ms === limit
    ? { ms, warnMs: warn > 0 && warn <= limit ? warn : 0, repeatMs: Math.max(0, repeat) }
    : { ms, warnMs: 0, repeatMs: 0 };
};

/** What the LIMIT_ variables of the caller say: who is told, and by which sounds. */
interface Announcements {
  readonly listeners: readonly Channel[];
  readonly atStart: string;
  readonly warning: string;
  readonly atEnd: string;
}

const announcementsOf = (caller: Channel, peer: Channel): Announcements => {
  const setting = (name: string): string => caller.variables.get(`LIMIT_${name}`) ?? '';
  const toPeer = isYes(setting('PLAYAUDIO_CALLEE'));
  const toCaller = setting('PLAYAUDIO_CALLER') === '' ? !toPeer : isYes(setting('PLAYAUDIO_CALLER'));
  return {
    listeners: [...(toCaller ? [caller] : []), ...(toPeer ? [peer] : [])],
    atStart: setting('CONNECT_FILE'),
    warning: setting('WARNING_FILE') || timeLeft,
    atEnd: setting('TIMEOUT_FILE'),
  };
};

/** Not a file: the time that is left is said. */
const timeLeft = 'timeleft';

/** Watches over the time of one call. It follows the one who answered, whatever call that is in by then. */
export class CallTimer {
  readonly #peer: Channel;
  readonly #limit: CallLimit;
  readonly #announcements: Announcements;
  readonly #endsAt: number;
  readonly #timers: Timer[] = [];
  /** Whether the call was ended by it. */
  isUp = false;

  /** @param since when the time began to count; announcements are made to those whom the caller's variables name */
  constructor(caller: Channel, peer: Channel, limit: CallLimit, since: number) {
    this.#peer = peer;
    this.#limit = limit;
    this.#announcements = announcementsOf(caller, peer);
    this.#endsAt = since + limit.ms;
    this.#after(this.#leftMs, () => {
      this.isUp = true;
      peer.bridge?.kick(peer);
    });
    if (limit.warnMs > 0) this.#warnIn(this.#leftMs - limit.warnMs);
  }

  /** The call has begun. */
  start(): void {
    if (this.#announcements.atStart !== '') this.#tell(() => [this.#announcements.atStart]);
  }

  stop(): void {
    for (const timer of this.#timers) timer.cancel();
  }

  /** What those hear at the end who are still there. */
  async end(channel: Channel): Promise<void> {
    const { atEnd, listeners } = this.#announcements;
    if (this.isUp && atEnd !== '' && listeners.includes(channel) && !channel.interrupted)
      await saySounds(channel, [atEnd]);
  }

  #after(ms: number, run: () => void): void {
    this.#timers.push(this.#peer.kernel.clock.after(Math.max(0, ms), run));
  }

  #warnIn(ms: number): void {
    this.#after(ms, () => {
      this.#tell((channel) => this.#warning(channel));
      const { repeatMs } = this.#limit;
      if (repeatMs > 0 && this.#leftMs > repeatMs) this.#warnIn(repeatMs);
    });
  }

  get #leftMs(): number {
    return this.#endsAt - this.#peer.kernel.clock.now();
  }

  #warning(channel: Channel): readonly string[] {
    const { warning } = this.#announcements;
    if (warning !== timeLeft) return [warning];
    const seconds = Math.floor((this.#leftMs + 500) / 1000);
    const minutes = Math.floor(seconds / 60);
    const part = (count: number, unit: string): readonly string[] =>
      count > 0 ? [...(numberSounds(channel.language, count) ?? []), unit] : [];
    return ['vm-youhave', ...part(minutes, 'queue-minutes'), ...part(seconds % 60, 'queue-seconds')];
  }

  /** Sounds go to one party over what the other says. */
  #tell(sounds: (channel: Channel) => readonly string[]): void {
    for (const channel of this.#announcements.listeners) {
      const all = sounds(channel);
      channel.bridge?.send(channel, () => saySounds(channel, all));
    }
  }
}
