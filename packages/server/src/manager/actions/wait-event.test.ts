import { describe, expect, it } from 'vitest';
import { quiet, startOffice } from '../test-support.js';

describe('WaitEvent', () => {
  const complete = ['Event: WaitEventComplete', 'ActionID: 1'];
  const answer = ['Response: Success', 'ActionID: 1', 'Message: Waiting for Event completed.'];

  it('ends after its timeout if nothing happens', async () => {
    const test = await startOffice();
    const client = await test.connect().login('nobody');
    client.send({ Action: 'WaitEvent', Timeout: '2', ActionID: '1' });
    await test.clock.advance(1_999);
    expect(await client.messages()).toEqual([]);
    await test.clock.advance(1);
    expect(await client.messages()).toEqual([answer, complete]);
    expect((await client.ask({ Action: 'Ping' }))[0]).toContain('Ping: Pong');
  });

  it('gives the events of the moment between its answer and its end', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', { Events: 'call' });
    client.send({ Action: 'WaitEvent', Timeout: '3', ActionID: '1' });
    expect(await client.messages()).toEqual([]);
    test.pbx.tick(1);
    test.pbx.tick(2);
    expect((await client.messages()).map((message) => message.at(-1))).toEqual([
      answer[2],
      'Number: 1',
      'Number: 2',
      complete[1],
    ]);
    test.pbx.tick(3);
    expect((await client.messages()).length).toBe(1);
    await test.clock.advance(200);
    expect(test.clock.timers).toBe(0);
  });

  it('ends when the client sends something else, which is performed then', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    client.send({ Action: 'WaitEvent', Timeout: '-1', ActionID: '1' });
    expect(await client.messages()).toEqual([]);
    client.send({ Action: 'Ping' });
    const messages = await client.messages();
    expect(messages.slice(0, 2)).toEqual([answer, complete]);
    expect(messages[2]).toContain('Ping: Pong');
  });

  it.each(['0', '00', '-0', '0x0', '0.9'])('does not wait where the timeout is %s', async (Timeout) => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'WaitEvent', Timeout, ActionID: '1' })).toEqual([answer, complete]);
  });

  it('brings a long ActionID back whole', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    const ActionID = 'i'.repeat(1_000);
    const messages = await client.ask({ Action: 'WaitEvent', Timeout: '0', ActionID });
    expect(messages.map((message) => message[1])).toEqual([`ActionID: ${ActionID}`, `ActionID: ${ActionID}`]);
  });

  it('does not outlive its client', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    client.send({ Action: 'WaitEvent', Timeout: '100', ActionID: '1' });
    await client.messages();
    client.stream.destroy();
    await client.messages();
    expect(test.clock.timers).toBe(0);
    expect(test.manager.sessions.size).toBe(0);
  });
});
