import { type EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import type { Account } from '../support/office.js';
import { type Client, collectList, type Fields, fieldsOf } from './client.js';
import { describeClient } from './suite.js';

interface AmiClient extends EventEmitter {
  connect(username: string, secret: string, address: { host: string; port: number }): Promise<unknown>;
  disconnect(): void;
  action(fields: Record<string, string>, promise: true): Promise<object>;
}
type Library = new (options: object) => AmiClient;
const Library = createRequire(import.meta.url)('asterisk-ami-client') as Library;

const client = ({ host, port, username, secret }: Account): Client => {
  const ami = new Library({ reconnect: true, attemptsDelay: 500, maxAttemptsCount: 60, dontDeleteSpecActionId: true });
  const events: Fields[] = [];
  ami.on('event', (event: object) => events.push(fieldsOf(event)));
  ami.on('internalError', () => {});
  let sent = 0;
  const send = async (fields: Fields): Promise<Fields> => {
    sent += 1;
    return fieldsOf(await ami.action({ ...fields, ActionID: `mine-${sent}` }, true));
  };
  return {
    events,
    connect: async () => {
      await ami.connect(username, secret, { host, port });
    },
    action: send,
    list: async (fields) => collectList(events, (await send(fields)).actionid ?? ''),
    awaitReconnect: async () => {
      await once(ami, 'connect');
    },
    close: () => ami.disconnect(),
  };
};

describeClient('asterisk-ami-client', client);
