import { describe, expect, it } from 'vitest';
import { quiet, startOffice } from './test-support.js';

describe('a message', () => {
  it('without an action, or with an empty one, is told so', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Foo: 'bar', ActionID: '7' })).toEqual([
      ['Response: Error', 'ActionID: 7', 'Message: Missing action in request'],
    ]);
    client.raw('\r\n\r\n');
    expect(await client.messages()).toEqual([
      ['Response: Error', 'Message: Missing action in request'],
      ['Response: Error', 'Message: Missing action in request'],
    ]);
    client.raw('Action: \r\nAction: Ping\r\n\r\n');
    expect((await client.messages())[0]).toContain('Ping: Pong');
  });

  it('with an unknown action is told what to do, and published as badly formed', async () => {
    const test = await startOffice();
    const watcher = await test.connect().login('admin');
    const client = await test.connect().login('admin', quiet);
    await watcher.messages();
    expect(await client.ask({ Action: 'NoSuchAction', ActionID: '1' })).toEqual([
      [
        'Response: Error',
        'ActionID: 1',
        'Message: Invalid/unknown command: NoSuchAction. Use Action: ListCommands to show available commands.',
      ],
    ]);
    const [event] = await watcher.messages();
    expect(event).toContain('Event: RequestBadFormat');
    expect(event).toContain('RequestType: Action: NoSuchAction');
  });

  it('with too many lines, or too long a line, is told so and the next one is fine', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    const lines = Array.from({ length: 130 }, (_, n) => `H${n}: ${n}\r\n`).join('');
    client.raw(`Action: Ping\r\nActionID: over\r\n${lines}\r\n`);
    expect(await client.messages()).toEqual([
      ['Response: Error', 'ActionID: over', 'Message: Too many lines in message or allocation failure'],
    ]);
    client.raw(`Action: Ping\r\nX: ${'x'.repeat(3_000)}\r\n\r\n`);
    expect((await client.messages())[0]).toContain('Message: Failed to parse message: line too long');
    expect((await client.ask({ Action: 'Ping' }))[0]).toContain('Ping: Pong');
  });

  it('brings its ActionID back, whatever bytes it is made of', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    client.raw('action:ping\nactionid:   \xe4<&>  \n\n');
    expect((await client.messages())[0]?.slice(0, 3)).toEqual([
      'Response: Success',
      'ActionID: \xe4<&>  ',
      'Ping: Pong',
    ]);
  });
});

describe('an action of the back end', () => {
  it('is performed for those who may, and refused to the others', async () => {
    const test = await startOffice();
    test.pbx.actions.set('Hangup', (request) => ({
      response: 'Success',
      headers: [['Message', `Channel ${request.get('channel')} hung up`]],
    }));
    const watcher = await test.connect().login('admin');
    const callonly = await test.connect().login('callonly', quiet);
    const reader = await test.connect().login('reader', quiet);
    await watcher.messages();
    const request = { Action: 'hangup', Channel: 'X', ActionID: '1' };
    expect(await callonly.ask(request)).toEqual([['Response: Success', 'ActionID: 1', 'Message: Channel X hung up']]);
    expect(await reader.ask(request)).toEqual([['Response: Error', 'ActionID: 1', 'Message: Permission denied']]);
    const [event] = await watcher.messages();
    expect(event).toContain('Event: RequestNotAllowed');
    expect(event).toContain('AccountID: reader');
    expect(event).toContain('RequestType: Action: hangup');
  });

  it('that nobody brings is unknown to those who might perform it', async () => {
    const test = await startOffice();
    const ask = async (name: string) => {
      const client = await test.connect().login(name, quiet);
      return (await client.ask({ Action: 'QueueAdd' }))[0]?.[1];
    };
    expect(await ask('admin')).toContain('Invalid/unknown command: QueueAdd.');
    expect(await ask('nobody')).toBe('Message: Permission denied');
  });

  it('whose module is unloaded is unknown to everybody, and not listed', async () => {
    const test = await startOffice();
    test.pbx.unloadedModules.add('app_queue');
    for (const name of ['admin', 'nobody']) {
      const client = await test.connect().login(name, quiet);
      expect((await client.ask({ Action: 'QueueAdd' }))[0]?.[1]).toContain('Invalid/unknown command: QueueAdd.');
      const [list = []] = await client.ask({ Action: 'ListCommands' });
      expect(list.some((line) => line.startsWith('WaitEvent: '))).toBe(true);
      expect(list.filter((line) => line.startsWith('Queue'))).toEqual([]);
    }
  });

  it('sends its list behind the reply, and the rest of a long one once the client reads', async () => {
    const test = await startOffice();
    const item = (n: number) => `Event: Item\r\nNumber: ${n}\r\nPadding: ${'x'.repeat(500)}\r\n`;
    let made = 0;
    const items = function* () {
      for (; made < 20_000; made++) yield item(made);
    };
    test.pbx.actions.set('Status', () => ({
      response: 'Success',
      headers: [['EventList', 'start']],
      followUps: items(),
    }));
    const client = await test.connect().login('admin', quiet);
    client.stream.pause();
    client.send({ Action: 'Status' });
    client.send({ Action: 'Ping' });
    await test.clock.advance(0);
    expect(made).toBeLessThan(2_000);
    client.stream.resume();
    let text = '';
    for (let round = 0; round < 5_000 && !text.includes('Ping: Pong'); round++) {
      await new Promise((resolve) => setImmediate(resolve));
      text += client.received;
      client.received = '';
    }
    expect(made).toBe(20_000);
    const numbers = [...text.matchAll(/Number: (\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 20_000 }, (_, n) => n));
    expect(text.indexOf('Ping: Pong')).toBeGreaterThan(text.indexOf('Number: 19999'));
  });

  it('delays the later actions of its own session only', async () => {
    const test = await startOffice();
    let finish = (_reply: { response: 'Success'; headers: [] }) => {};
    test.pbx.actions.set(
      'Originate',
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const slow = await test.connect().login('admin', quiet);
    const other = await test.connect().login('admin', quiet);
    slow.send({ Action: 'Originate', ActionID: '1' });
    slow.send({ Action: 'Ping', ActionID: '2' });
    expect(await slow.messages()).toEqual([]);
    slow.send({ Action: 'Ping', ActionID: '3' });
    expect((await other.ask({ Action: 'Ping' }))[0]).toContain('Ping: Pong');
    expect(await slow.messages()).toEqual([]);
    finish({ response: 'Success', headers: [] });
    expect((await slow.messages()).map(([, id]) => id)).toEqual(['ActionID: 1', 'ActionID: 2', 'ActionID: 3']);
  });

  it('that breaks does not take the session with it', async () => {
    const test = await startOffice();
    test.pbx.actions.set('Originate', () => Promise.reject(new Error('broken')));
    const client = await test.connect().login('admin', quiet);
    test.pbx.actions.set('Hangup', () => {
      throw new Error('broken too');
    });
    expect(await client.ask({ Action: 'Originate' })).toEqual([['Response: Error', 'Message: Internal error']]);
    expect(await client.ask({ Action: 'Hangup' })).toEqual([['Response: Error', 'Message: Internal error']]);
    expect((await client.ask({ Action: 'Ping' }))[0]).toContain('Ping: Pong');
    expect(test.log.at('error').length).toBe(2);
  });

  it('that gives something to the list that cannot be sent costs its own session that list alone', async () => {
    const test = await startOffice();
    const followUps = (function* () {
      yield 'Event: Item\r\n';
      throw new Error('broken in the middle');
    })();
    test.pbx.actions.set('Status', () => ({ response: 'Success', headers: [], followUps }));
    const client = await test.connect().login('admin', quiet);
    client.send({ Action: 'Status' });
    expect((await client.ask({ Action: 'Ping' })).at(-1)).toContain('Ping: Pong');
    expect(test.log.at('error')[0]).toContain('broken in the middle');
  });

  it('cannot smuggle headers through what it answers', async () => {
    const test = await startOffice();
    test.pbx.actions.set('DBGet', () => ({ response: 'Success', headers: [['Message', 'a\r\nEvent: Forged\n\nb']] }));
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'DBGet' })).toEqual([['Response: Success', 'Message: a  Event: Forged  b']]);
  });
});
