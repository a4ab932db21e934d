import { classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { quiet, startOffice } from '../test-support.js';

describe('Events', () => {
  it.each([
    ['off', 'Off', []],
    ['on', 'On', ['call', 'user']],
    ['call,log', 'On', ['call']],
    [' call , user ', 'On', ['call', 'user']],
    ['all', 'On', ['call', 'user']],
    ['rubbish', 'Off', []],
    ['call,,x', 'On', ['call']],
    ['c', 'Off', []],
    ['2', 'On', ['call']],
    ['64', 'On', ['user']],
    ['66', 'On', ['call', 'user']],
    ['0', 'Off', []],
  ])('%j answers %s and shows the classes %j', async (mask, answer, classes) => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Events', EventMask: mask, ActionID: '1' })).toEqual([
      ['Response: Success', 'ActionID: 1', `Events: ${answer}`],
    ]);
    test.pbx.tick(1, 'call');
    test.pbx.tick(2, 'user');
    expect((await client.messages()).map(([, privilege]) => privilege)).toEqual(
      classes.map((name) => `Privilege: ${name},all`),
    );
  });

  it('counts the security bit as the reference does', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', { Events: String(1 << 18) });
    await test.connect().login('admin');
    expect((await client.messages())[0]?.[0]).toBe('Event: SuccessfulAuth');
  });

  it('without a mask is an error', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Events' })).toEqual([['Response: Error', 'Message: Invalid event mask']]);
  });

  it('shows nobody a class that its user may not read', async () => {
    const test = await startOffice();
    const client = await test.connect().login('reader', { Events: 'on' });
    test.pbx.tick(1, 'system');
    test.pbx.tick(2, 'call');
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 2']);
  });

  it('stays silent on errors and on everything with brokeneventsaction', async () => {
    const test = await startOffice({ brokeneventsaction: true });
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Events' })).toEqual([]);
    expect(await client.ask({ Action: 'Events', EventMask: 'on' })).toEqual([]);
    expect(await client.ask({ Action: 'Events', EventMask: 'call' })).toEqual([['Response: Success', 'Events: On']]);
  });

  it('carry their time with timestampevents, and are kept from everybody with disabledevents', async () => {
    const test = await startOffice({ timestampevents: true, disabledevents: ['Tock', 'tick'] });
    const client = await test.connect().login('admin', { Events: 'call' });
    const { call } = { call: classMask(['call']) };
    test.pbx.emit({ name: 'Tock', classes: call, body: '' });
    test.pbx.tick(1);
    expect(await client.messages()).toEqual([
      ['Event: Tick', 'Privilege: call,all', `Timestamp: ${test.clock.now() / 1000}000`, 'Number: 1'],
    ]);
  });

  it('keep their order with the replies around them', async () => {
    const test = await startOffice();
    test.pbx.actions.set('Status', () => {
      test.pbx.tick('during');
      return { response: 'Success', headers: [['Message', 'done']] };
    });
    const client = await test.connect().login('admin', { Events: 'call' });
    test.pbx.tick('before');
    client.send({ Action: 'Status' });
    client.send({ Action: 'Ping' });
    const lines = (await client.messages()).map((message) => message[2] ?? message[1]);
    expect(lines[0]).toBe('Number: before');
    expect(lines.filter((line) => line === 'Number: during').length).toBe(1);
    expect(lines.length).toBe(4);
  });
});
