import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, Office } from '../support/office.js';
import { until } from '../support/until.js';
import type { Client } from './client.js';

/** What every client must be able to do with the server, in this order, over its own means. */
export const describeClient = (name: string, open: (account: Account) => Client): void => {
  describe(name, () => {
    let office: Office;
    let client: Client;
    beforeAll(async () => {
      office = await Office.open();
      await office.start();
      client = open(office.account);
    }, 30_000);
    afterAll(async () => {
      client?.close();
      await office?.close();
    });

    it('logs in and gets an answer', async () => {
      await client.connect();
      expect(await client.action({ Action: 'Ping' })).toMatchObject({ response: 'Success', ping: 'Pong' });
    });

    it('is told of an error', async () => {
      const answer = await client.action({ Action: 'Hangup', Channel: 'Local/nobody@office-00000000;1' });
      expect(answer).toMatchObject({ response: 'Error', message: 'No such channel' });
    });

    it('sees the events of a call that it originates, to the end of both channels', async () => {
      const answer = await client.action({
        Action: 'Originate',
        Channel: 'Local/100@office',
        Application: 'Wait',
        Data: '30',
        CallerID: 'Panel <200>',
        Async: 'true',
      });
      expect(answer).toMatchObject({ response: 'Success', message: 'Originate successfully queued' });
      const mine = (event: string) =>
        client.events.filter((one) => one.event === event && one.channel?.startsWith('Local/100@office-'));
      await until(() => mine('Hangup').length === 2, 15);
      const channels = mine('Newchannel').map((one) => one.uniqueid);
      expect(channels).toHaveLength(2);
      expect(
        mine('Hangup')
          .map((one) => one.uniqueid)
          .sort(),
      ).toEqual(channels.sort());
      expect(mine('Newstate').some((one) => one.channelstatedesc === 'Up')).toBe(true);
    });

    it('lists the channels of a call under way, and ends it', async () => {
      await client.action({
        Action: 'Originate',
        Channel: 'Local/101@office',
        Application: 'Wait',
        Data: '60',
        Async: 'true',
      });
      const up = (event: (typeof client.events)[number]) =>
        event.event === 'Newstate' && event.channelstatedesc === 'Up' && event.channel?.startsWith('Local/101@office-');
      await until(() => client.events.filter(up).length === 2);
      const channels = await client.list({ Action: 'CoreShowChannels' });
      expect(channels.map((one) => one.channel?.replace(/-[0-9a-f]{8};/, ';')).sort()).toEqual([
        'Local/101@office;1',
        'Local/101@office;2',
      ]);
      expect(channels.every((one) => one.event === 'CoreShowChannel')).toBe(true);
      const channel = channels[0]?.channel ?? '';
      expect(await client.action({ Action: 'Hangup', Channel: channel })).toMatchObject({ response: 'Success' });
      await until(() => client.events.some((one) => one.event === 'Hangup' && one.channel === channel));
    });

    it('comes back after the server was killed and started again', async () => {
      const back = client.awaitReconnect();
      await office.restart();
      await back;
      expect(await client.action({ Action: 'Ping' })).toMatchObject({ response: 'Success', ping: 'Pong' });
      expect(await client.list({ Action: 'CoreShowChannels' })).toEqual([]);
    }, 60_000);
  });
};
