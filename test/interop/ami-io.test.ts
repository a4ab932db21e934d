import { type EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import type { Account } from '../support/office.js';
import { type Client, type Fields, fieldsOf, itemsOf, type Message } from './client.js';
import { describeClient } from './suite.js';

interface AmiIo extends EventEmitter {
  socket: EventEmitter;
  connect(reconnect: boolean, ms: number): void;
  disconnect(): void;
  send(action: object, callback: (error: Message | null, response: Message) => void): void;
}
interface Library {
  createClient(options: object): AmiIo;
  SilentLogger: new () => object;
  Action: { Action: new (name: string) => { set(name: string, value: string): void } };
}
const library = createRequire(import.meta.url)('ami-io') as Library;

const client = ({ host, port, username, secret }: Account): Client => {
  const amiio = library.createClient({
    host,
    port,
    login: username,
    password: secret,
    logger: new library.SilentLogger(),
  });
  const events: Fields[] = [];
  amiio.on('event', (event: object) => events.push(fieldsOf(event)));
  amiio.on('socketError', () => {});
  const send = ({ Action: name = '', ...fields }: Fields): Promise<Message> => {
    const action = new library.Action.Action(name);
    for (const [field, value] of Object.entries(fields)) action.set(field, value);
    return new Promise((resolve) => amiio.send(action, (error, response) => resolve(error ?? response)));
  };
  return {
    events,
    connect: async () => {
      const connected = once(amiio, 'connected');
      amiio.connect(true, 500);
      await connected;
    },
    action: async (fields) => fieldsOf(await send(fields)),
    list: async (fields) => itemsOf(await send(fields)),
    awaitReconnect: async () => {
      await once(amiio, 'connected');
    },
    close: () => {
      amiio.disconnect();
      // It leaves its socket without a listener, so that a reset while it closes would end the process.
      amiio.socket.on('error', () => {});
    },
  };
};

describeClient('ami-io', client);
