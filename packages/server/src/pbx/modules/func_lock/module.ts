import type { Timer } from '../../../contract/clock.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

/** How long a channel that holds another lock waits for one, so that two cannot wait for each other for ever. */
const longestWithAnother = 3000;

interface Waiting {
  readonly channel: Channel;
  readonly settle: (got: boolean) => void;
}

interface Lock {
  owner: Channel;
  /** How often its owner has taken it. */
  count: number;
  readonly waiting: Waiting[];
}

/** Locks by name. One channel holds each; it lets go of what it holds when it ends. */
class Locks {
  readonly #locks = new Map<string, Lock>();
  readonly #held = new Map<Channel, Set<string>>();

  /** Whether the channel has the lock now. */
  take(name: string, channel: Channel): boolean {
    const lock = this.#locks.get(name);
    if (!lock) {
      this.#give(name, channel, []);
      return true;
    }
    if (lock.owner !== channel) return false;
    lock.count += 1;
    return true;
  }

  /** Waits until the channel has the lock: true, or false if it gives up or ends before. */
  wait(name: string, channel: Channel): Promise<boolean> {
    if (this.take(name, channel)) return Promise.resolve(true);
    const { waiting } = this.#locks.get(name) as Lock;
    return new Promise((resolve) => {
      let timer: Timer | undefined;
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(entry), 1);
        entry.settle(false);
      };
      const forgetEnd = channel.onEnd(giveUp);
      const settle = (got: boolean): void => {
        timer?.cancel();
        forgetEnd();
        resolve(got);
      };
      const entry: Waiting = { channel, settle };
      if (this.#isHolding(channel)) timer = channel.kernel.clock.after(longestWithAnother, giveUp);
      waiting.push(entry);
    });
  }

  /** false if the channel does not hold it. */
  release(name: string, channel: Channel): boolean {
    const lock = this.#locks.get(name);
    if (lock?.owner !== channel) return false;
    lock.count -= 1;
    if (lock.count === 0) this.#pass(name, lock);
    return true;
  }

  #isHolding(channel: Channel): boolean {
    return (this.#held.get(channel)?.size ?? 0) > 0;
  }

  /** Nobody waits any longer. */
  stop(): void {
    for (const { waiting } of this.#locks.values()) for (const { settle } of waiting.splice(0)) settle(false);
    this.#locks.clear();
    this.#held.clear();
  }

  #give(name: string, channel: Channel, waiting: Waiting[]): void {
    this.#locks.set(name, { owner: channel, count: 1, waiting });
    const held = this.#held.get(channel);
    if (held) held.add(name);
    else {
      this.#held.set(channel, new Set([name]));
      channel.onEnd(() => this.#releaseAll(channel));
    }
  }

  /** On to the one who has waited longest. */
  #pass(name: string, lock: Lock): void {
    const held = this.#held.get(lock.owner);
    held?.delete(name);
    const next = lock.waiting.shift();
    if (next) {
      this.#give(name, next.channel, lock.waiting);
      next.settle(true);
    } else this.#locks.delete(name);
  }

  #releaseAll(channel: Channel): void {
    for (const name of [...(this.#held.get(channel) ?? [])]) {
      const lock = this.#locks.get(name);
      if (lock?.owner === channel) this.#pass(name, lock);
    }
    this.#held.delete(channel);
  }
}

const onChannel = (
  name: string,
  synopsis: string,
  act: (lock: string, channel: Channel) => boolean | Promise<boolean>,
): DialplanFunction => ({
  name,
  synopsis,
  syntax: `${name}(lock)`,
  dangerous: { read: true },
  read: async ({ channel, kernel }: FunctionScope, lock) => {
    if (channel) return (await act(lock, channel)) ? '1' : '0';
    kernel.log.write('warning', 'func_lock', `${name} needs a channel`);
    return undefined;
  },
});

export const definition = defineModule({
  name: 'func_lock',
  description: 'Dialplan mutexes',
  start: () => {
    const locks = new Locks();
    return {
      functions: [
        onChannel(
          'LOCK',
          'Waits for a lock that one channel holds at a time: 1, or 0 if it is not to be had',
          (lock, channel) => locks.wait(lock, channel),
        ),
        onChannel('TRYLOCK', 'Takes a lock if nobody holds it: 1, else 0', (lock, channel) =>
          locks.take(lock, channel),
        ),
        onChannel('UNLOCK', 'Lets go of a lock: 1, or 0 if the channel does not hold it', (lock, channel) =>
          locks.release(lock, channel),
        ),
      ],
      stop: () => locks.stop(),
    };
  },
});
