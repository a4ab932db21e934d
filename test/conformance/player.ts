import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, headerOf } from './connection.js';
import type { Lab } from './lab.js';
import type { Message, Scenario, Step } from './recording.js';

type Of<D extends Step['do']> = Extract<Step, { do: D }>;

/** Plays one scenario against a server and gives what each client received, step by step. */
export const play = async (scenario: Scenario, lab: Pick<Lab, 'port' | 'console'>): Promise<Message[]> => {
  const player = new Player(lab);
  try {
    for (const [index, step] of scenario.steps.entries()) await player.step(step, index);
    return player.received;
  } finally {
    player.end();
  }
};

class Player {
  readonly received: Message[] = [];
  readonly #lab: Pick<Lab, 'port' | 'console'>;
  readonly #clients = new Map<string, Connection>();
  readonly #captured = new Map<string, string>();
  readonly #collected = new Map<string, number>();

  constructor(lab: Pick<Lab, 'port' | 'console'>) {
    this.#lab = lab;
  }

  async step(step: Step, index: number): Promise<void> {
    await this.#perform(step);
    if (step.do !== 'capture') await this.#settle(step.quiet ?? 150, step.max ?? 8000);
    this.#collect(index);
  }

  end(): void {
    for (const client of this.#clients.values()) client.close();
  }

  async #perform(step: Step): Promise<void> {
    switch (step.do) {
      case 'connect':
        await this.#connect(step.client);
        return;
      case 'login':
        return this.#login(step);
      case 'md5':
        return this.#answerChallenge(step);
      case 'send':
        return this.#client(step.client).send(step.message.map(([name, value]) => [name, this.#fill(value)]));
      case 'raw':
        return this.#client(step.client).raw(this.#fill(step.text));
      case 'wait':
        await sleep(step.ms);
        return;
      case 'close':
        return this.#client(step.client).close();
      case 'capture':
        return this.#capture(step);
      case 'phone':
        return this.#phone(step);
      default:
        throw new Error(`There is no step '${(step as { do: string }).do}'`);
    }
  }

  #client(name: string): Connection {
    const client = this.#clients.get(name);
    if (!client) throw new Error(`There is no client '${name}'`);
    return client;
  }

  async #connect(name: string): Promise<Connection> {
    const client = new Connection(this.#lab.port);
    this.#clients.set(name, client);
    await client.ready;
    return client;
  }

  async #login({ client: name, username, secret, events }: Of<'login'>): Promise<void> {
    const client = await this.#connect(name);
    while (!client.hasBanner) await sleep(5);
    client.send([
      ['Action', 'Login'],
      ['Username', username],
      ['Secret', secret],
      ...(events ? [['Events', events] as const] : []),
    ]);
  }

  async #answerChallenge(step: Of<'md5'>): Promise<void> {
    const client = this.#client(step.client);
    client.send([
      ['Action', 'Challenge'],
      ['AuthType', 'MD5'],
    ]);
    await this.#settle(step.quiet ?? 150, step.max ?? 8000);
    const challenge = headerOf(client.messages.at(-1) ?? [], 'Challenge') ?? '';
    client.send([
      ['Action', 'Login'],
      ['AuthType', 'MD5'],
      ['Username', step.username],
      [
        'Key',
        createHash('md5')
          .update(challenge + step.secret)
          .digest('hex'),
      ],
    ]);
  }

  #capture({ client, name, match, header, nth = 0 }: Of<'capture'>): void {
    const hits = this.#client(client).messages.filter((lines) =>
      Object.entries(match).every(([key, expression]) => new RegExp(expression).test(headerOf(lines, key) ?? '')),
    );
    const hit = hits.at(nth);
    this.#captured.set(name, (hit && headerOf(hit, header)) ?? `missing-${name}`);
  }

  /** A telephone that was played by SIP for the recording is a scripted one here. */
  async #phone({ script, user, number }: Of<'phone'>): Promise<void> {
    if (script === 'register') await this.#lab.console(`phone register ${user}`);
    else if (script === 'busy') await this.#lab.console(`phone incoming ${user} busy`);
    else await this.#lab.console(`phone dial ${user} ${number} hang up after 900ms`);
  }

  #fill(text: string): string {
    return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => this.#captured.get(name) ?? whole);
  }

  /** Waits until no client has received anything for `quiet` ms, at most `max` ms. */
  async #settle(quiet: number, max: number): Promise<void> {
    const start = performance.now();
    for (;;) {
      const now = performance.now();
      const last = Math.max(start, ...[...this.#clients.values()].map((client) => client.lastActivity));
      if (now - last >= quiet || now - start >= max) return;
      await sleep(10);
    }
  }

  #collect(step: number): void {
    for (const [name, client] of this.#clients) {
      const from = this.#collected.get(name) ?? 0;
      for (const lines of client.messages.slice(from)) this.received.push({ step, client: name, lines });
      this.#collected.set(name, client.messages.length);
    }
  }
}
