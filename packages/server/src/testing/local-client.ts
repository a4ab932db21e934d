import { type Duplex, duplexPair } from 'node:stream';
import type { Manager } from '../manager/manager.js';
import { textOf } from './event-log.js';

/** The headers of one message; of one that comes several times, all values with line feeds between them. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** What an action answered: the headers of its reply, and those of the messages of its list. */
export interface ActionResult {
  readonly reply: MessageHeaders;
  readonly list: readonly MessageHeaders[];
}

interface Waiting {
  reply: MessageHeaders | undefined;
  readonly list: MessageHeaders[];
  readonly done: (result: ActionResult) => void;
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

/** A client of the manager without a socket, for what a test itself has to ask. It hears no events. */
export class LocalClient {
  readonly #stream: Duplex;
  readonly #waiting = new Map<string, Waiting>();
  #text = '';
  #serial = 0;

  private constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (bytes: Buffer) => this.#take(bytes.toString('latin1')));
    stream.on('error', () => {});
  }

  /**
   * Logs in.
   * @throws Error where the manager does not let it in
   */
  static async open(manager: Manager, user: string, secret: string): Promise<LocalClient> {
    const [ours, theirs] = duplexPair();
    const here = { host: '127.0.0.1', port: 0 };
    manager.accept(theirs, { transport: 'TCP', remote: here, local: here });
    const client = new LocalClient(ours);
    const { reply } = await client.perform('Login', { Username: user, Secret: secret, Events: 'off' });
    if (reply.Response !== 'Success') throw new Error(`The user '${user}' of the test cannot log in: ${reply.Message}`);
    return client;
  }

  /** Resolves with the reply and, where it begins a list, all of the list. */
  perform(name: string, headers: Readonly<Record<string, string | readonly string[]>>): Promise<ActionResult> {
    const id = `pbx-${++this.#serial}`;
    const lines = Object.entries(headers).flatMap(([header, value]) =>
      (typeof value === 'string' ? [value] : value).map((one) => `${header}: ${one}`),
    );
    return new Promise((done) => {
      this.#waiting.set(id, { reply: undefined, list: [], done });
      this.#stream.write(bytesOf(`${[`Action: ${name}`, `ActionID: ${id}`, ...lines].join('\r\n')}\r\n\r\n`));
    });
  }

  close(): void {
    this.#stream.destroy();
  }

  #take(text: string): void {
    const messages = (this.#text + text).split('\r\n\r\n');
    this.#text = messages.pop() ?? '';
    for (const message of messages) this.#read(headersIn(message));
  }

  #read(message: MessageHeaders): void {
    const id = message.ActionID ?? '';
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (!waiting.reply) waiting.reply = message;
    else waiting.list.push(message);
    const state = message.EventList?.toLowerCase();
    if (waiting.list.length === 0 ? state === 'start' : state !== 'complete') return;
    this.#waiting.delete(id);
    const { ActionID: _, ...reply } = waiting.reply;
    waiting.done({ reply, list: waiting.list.filter(({ EventList }) => EventList === undefined) });
  }
}

const headersIn = (message: string): MessageHeaders => {
  const headers: Record<string, string> = {};
  for (const line of textOf(message).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
    headers[name] = headers[name] === undefined ? value : `${headers[name]}\n${value}`;
  }
  return headers;
};
