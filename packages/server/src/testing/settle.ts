/** What runs by itself to its end, as Node names it: files, names, connections that open, sockets that still write. */
const finite =
  /^(FSReq|TCPConnectWrap|PipeConnectWrap|WriteWrap|ShutdownWrap|GetAddrInfoReqWrap|GetNameInfoReqWrap|QueryReqWrap|RandomBytesRequest|ScryptRequest|PBKDF2Request|HashRequest|SignRequest|VerifyRequest|KeyPairGenRequest|CipherRequest|ZLIB)/i;

const underWay = (): number => process.getActiveResourcesInfo().filter((name) => finite.test(name)).length;

/** Turns of the event loop without anything new after which a system is at rest: with and without news before. */
const quietTurns = { afterNews: 24, otherwise: 12 };

/** Milliseconds of real time after which something that does not come to rest is a failure. */
const longest = 15_000;

export interface Activity {
  /** Rises with everything that happens: events, bytes from and to clients. */
  readonly count: () => number;
  /** Whether something is on its way that no turn of the event loop shows. */
  readonly busy: () => boolean;
  /** Whether there are clients that may have news to answer. */
  readonly clients: () => boolean;
}

/**
 * Waits, in real time, until a telephone system and its clients in this process are at rest. A socket of this machine
 * has what was written to it at once, so that each turn of the event loop brings every message a step further: client,
 * server, client. It is over when turn after turn brings nothing, and no file, connection or database write is under way.
 */
export class Rest {
  readonly #activity: Activity;
  /** What was under way before and may be for ever, such as the pipes of a test runner. */
  readonly #always: number;
  #seen: number;

  constructor(activity: Activity) {
    this.#activity = activity;
    this.#always = underWay();
    this.#seen = activity.count();
  }

  /** Rejects where it does not come to rest within 15 seconds, and names what is under way. */
  async reached(): Promise<void> {
    const begun = performance.now();
    while (await this.#turnsWithNews()) {
      if (performance.now() - begun > longest) throw new Error(neverAtRest());
      // clients put off what they do by a timer of no time, which is a millisecond: one that starts now ends after it
      if (this.#activity.clients()) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Lets turns pass until they bring nothing more; whether they brought anything. */
  async #turnsWithNews(): Promise<boolean> {
    const { count, busy } = this.#activity;
    let news = count() !== this.#seen;
    const begun = performance.now();
    for (let quiet = 0; quiet < (news ? quietTurns.afterNews : quietTurns.otherwise); quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = count();
      if (now === this.#seen && !busy() && underWay() <= this.#always) continue;
      this.#seen = now;
      news = true;
      quiet = -1;
      if (performance.now() - begun > longest) throw new Error(neverAtRest());
    }
    return news;
  }
}

const neverAtRest = (): string =>
  `The telephone system did not come to rest within ${longest / 1000} seconds. Under way: ` +
  `${[...new Set(process.getActiveResourcesInfo())].join(', ')}. Something answers itself without end, or waits for real time.`;
