import type { EventEmitter } from 'node:events';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { Account } from '../support/office.js';
import { type Client, type Fields, fieldsOf, itemsOf, type Message } from './client.js';
import { describeClient } from './suite.js';

type Action = Record<string, unknown>;
interface Nami extends EventEmitter {
  logLevel: number;
  socket: EventEmitter;
  open(): void;
  reopen(): void;
  close(): void;
  send(action: Action, callback: (response: Message) => void): void;
}
interface Library {
  Nami: new (options: Account) => Nami;
  Actions: Readonly<Record<string, new () => Action>>;
}
const library = createRequire(import.meta.url)('nami') as Library;

const client = (account: Account): Client => {
  const nami = new library.Nami(account);
  nami.logLevel = 0;
  const events: Fields[] = [];
  nami.on('namiEvent', (event: object) => events.push(fieldsOf(event)));
  nami.on('namiConnectionError', () => {});
  const send = ({ Action: name = '', ...fields }: Fields): Promise<Message> => {
    const Kind = library.Actions[name];
    if (!Kind) throw new Error(`nami has no action ${name}`);
    const action = new Kind();
    for (const [field, value] of Object.entries(fields)) action[field.toLowerCase()] = value;
    return new Promise((resolve) => nami.send(action, resolve));
  };
  return {
    events,
    connect: async () => {
      const connected = once(nami, 'namiConnected');
      nami.open();
      await connected;
    },
    action: async (fields) => fieldsOf(await send(fields)),
    list: async (fields) => itemsOf(await send(fields)),
    awaitReconnect: async () => {
      // Its own words for this: a program reopens when told that the connection is gone.
      nami.on('namiConnectionClose', () => setTimeout(() => nami.reopen(), 500));
      await once(nami, 'namiConnected');
    },
    close: () => {
      nami.close();
      // It leaves its socket without a listener, so that a reset while it closes would end the process.
      nami.socket.on('error', () => {});
    },
  };
};

describeClient('nami', client);
