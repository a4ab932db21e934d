import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, headerOf } from '../conformance/connection.js';
import type { Account } from './office.js';

type Lines = readonly string[];

/** OriginateResponse of another client brings its ActionID back to all: no two users of the tests may use the same. */
let users = 0;

/** A manager user of the tests, over a connection of its own. */
export class AmiUser {
  readonly connection: Connection;
  readonly #number = ++users;
  #sent = 0;

  private constructor(port: number) {
    this.connection = new Connection(port);
  }

  /** Connects without logging in. */
  static async connect(port: number): Promise<AmiUser> {
    const user = new AmiUser(port);
    await user.connection.ready;
    return user;
  }

  /** Connects and logs in; throws where that is refused. */
  static async login({ port, username, secret }: Account): Promise<AmiUser> {
    const user = await AmiUser.connect(port);
    const reply = await user.request({ Action: 'Login', Username: username, Secret: secret });
    if (headerOf(reply, 'Response') !== 'Success') throw new Error(`Login refused: ${reply.join(' | ')}`);
    return user;
  }

  /** Sends an action and gives its response. */
  request(headers: Readonly<Record<string, string>>): Promise<Lines> {
    this.#sent += 1;
    const id = `request-${this.#number}-${this.#sent}`;
    this.connection.send(Object.entries({ ...headers, ActionID: id }));
    return this.message((lines) => headerOf(lines, 'ActionID') === id && headerOf(lines, 'Response') !== undefined);
  }

  /** Waits for the first message, come or coming, that fits. */
  async message(fits: (lines: Lines) => boolean, seconds = 10): Promise<Lines> {
    for (const end = performance.now() + seconds * 1000; ; await sleep(5)) {
      const found = this.connection.messages.find(fits);
      if (found) return found;
      if (performance.now() > end)
        throw new Error(
          `No such message: ${fits}\n${this.connection.messages
            .slice(-5)
            .map((one) => one.join(' | '))
            .join('\n')}`,
        );
    }
  }

  /** Waits for an event whose headers have these values. */
  event(name: string, headers: Readonly<Record<string, string>> = {}): Promise<Lines> {
    const wanted = Object.entries({ Event: name, ...headers });
    return this.message((lines) => wanted.every(([header, value]) => headerOf(lines, header) === value));
  }

  /** Waits until the server has closed the connection. */
  async closed(): Promise<void> {
    await this.message((lines) => lines[0] === '<closed>');
  }

  close(): void {
    this.connection.close();
  }
}
