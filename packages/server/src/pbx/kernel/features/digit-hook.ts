import type { Channel } from '../channel.js';

/** Something that a channel in a bridge may do by pressing digits. */
export interface DigitHook {
  /** The digits. */
  readonly code: string;
  /** Runs in place of the bridge's own waiting: it may play sounds and read digits. */
  readonly run: (channel: Channel) => void | Promise<void>;
}

/** What becomes of a digit: it may still become a code, it completes one, or it belongs to none with all before it. */
export type DigitOutcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'hook'; readonly hook: DigitHook }
  | { readonly kind: 'passed'; readonly digits: string };

/** Gathers digits until they are the code of a hook or cannot become one. */
export class DigitCollector {
  readonly #hooks: readonly DigitHook[];
  #pending = '';

  constructor(hooks: readonly DigitHook[]) {
    this.#hooks = [...hooks].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The digits that may still become a code. */
  get pending(): string {
    return this.#pending;
  }

  /** Whether a digit that begins may belong to a code. */
  wants(digit: string): boolean {
    return this.#hooks.some(({ code }) => code.startsWith(this.#pending + digit));
  }

  take(digit: string): DigitOutcome {
    const digits = this.#pending + digit;
    // the shortest code comes first: a longer one that begins with it can never be pressed
    const hook = this.#hooks.find(({ code }) => code.startsWith(digits));
    this.#pending = hook && hook.code !== digits ? digits : '';
    if (!hook) return { kind: 'passed', digits };
    return hook.code === digits ? { kind: 'hook', hook } : { kind: 'kept' };
  }

  /** Gives up waiting: the digits that there were. */
  giveUp(): string {
    const digits = this.#pending;
    this.#pending = '';
    return digits;
  }
}
