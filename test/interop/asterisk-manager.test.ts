import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Account } from '../support/office.js';
import { until } from '../support/until.js';
import { type Client, collectList, type Fields, fieldsOf } from './client.js';
import { describeClient } from './suite.js';

interface Manager extends EventEmitter {
  keepConnected(): void;
  disconnect(): void;
  action(fields: Record<string, string>, callback: (error: object | undefined, response: object) => void): string;
}
type Open = (port: number, host: string, username: string, secret: string, events: boolean) => Manager;
const open = createRequire(import.meta.url)('asterisk-manager') as Open;

const client = (account: Account): Client => {
  let manager: Manager;
  const events: Fields[] = [];
  const send = (fields: Fields): Promise<object> =>
    new Promise((resolve) => {
      manager.action({ ...fields }, (error, response) => resolve(error ?? response));
    });
  return {
    events,
    connect: async () => {
      manager = open(account.port, account.host, account.username, account.secret, true);
      manager.on('managerevent', (event: object) => events.push(fieldsOf(event)));
      manager.keepConnected();
      // Actions before the login wait for it.
      await send({ Action: 'Ping' });
    },
    action: async (fields) => fieldsOf(await send(fields)),
    list: async (fields) => {
      const { actionid = '' } = fieldsOf(await send(fields));
      return collectList(events, actionid);
    },
    awaitReconnect: async () => {
      const before = events.filter(({ event }) => event === 'FullyBooted').length;
      await until(() => events.filter(({ event }) => event === 'FullyBooted').length > before, 50);
    },
    close: () => manager?.disconnect(),
  };
};

describeClient('asterisk-manager', client);
