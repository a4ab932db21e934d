import { connect, type Socket } from 'node:net';

/** A bare AMI connection: keeps every message as the lines that came over the wire, one character per byte. */
export class Connection {
  readonly messages: (readonly string[])[] = [];
  readonly ready: Promise<void>;
  lastActivity = performance.now();
  #banner = false;
  #rest = '';
  readonly #socket: Socket;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true).setEncoding('latin1');
    this.ready = new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve);
      this.#socket.once('error', reject);
    });
    this.#socket.on('data', (text) => this.#take(text as unknown as string));
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#closed());
  }

  get hasBanner(): boolean {
    return this.#banner;
  }

  send(headers: readonly (readonly [string, string])[]): void {
    this.raw(`${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  }

  raw(text: string): void {
    this.lastActivity = performance.now();
    this.#socket.write(text, 'latin1');
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.lastActivity = performance.now();
    this.#rest += text;
    if (!this.#banner) {
      const end = this.#rest.indexOf('\r\n');
      if (end < 0) return;
      this.#banner = true;
      this.messages.push([this.#rest.slice(0, end)]);
      this.#rest = this.#rest.slice(end + 2);
    }
    for (let end = this.#rest.indexOf('\r\n\r\n'); end >= 0; end = this.#rest.indexOf('\r\n\r\n')) {
      this.messages.push(this.#rest.slice(0, end).split('\r\n'));
      this.#rest = this.#rest.slice(end + 4);
    }
  }

  #closed(): void {
    this.lastActivity = performance.now();
    if (this.#rest !== '') this.messages.push(this.#rest.split('\r\n').filter((line) => line !== ''));
    this.#rest = '';
    this.messages.push(['<closed>']);
  }
}

/** The value of a header of a message, undefined if it has none of that name. */
export const headerOf = (lines: readonly string[], name: string): string | undefined => {
  const prefix = `${name.toLowerCase()}:`;
  return lines
    .find((line) => line.toLowerCase().startsWith(prefix))
    ?.slice(prefix.length)
    .trim();
};
