import { classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { filters, settings, startManager, user } from './test-support.js';

const users = [
  user('admin'),
  user('reader', { read: classMask(['call', 'user']), write: 0 }),
  user('callonly', { read: classMask(['call']), write: classMask(['call']) }),
  user('nobody', { read: 0, write: 0 }),
  user('operator', { write: classMask(['command', 'user']) }),
  user('filtered', { eventFilters: filters('Event: Tick', '!Number: 13') }),
  user('advanced', {
    eventFilters: filters(
      'name(UserEvent),header(UserEvent),method(exact) = Wanted',
      'action(exclude),name(UserEvent),header(Secret),method(contains) = yes',
    ),
  }),
];
const office = (general = {}) => startManager(settings(users, { enabled: false, ...general }));
const quiet = { Events: 'off' };

describe('a message', () => {
  it('without an action, or with an empty one, is told so', async () => {
    const test = await office();
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
    const test = await office();
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
    const test = await office();
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
    const test = await office();
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
    const test = await office();
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
    const test = await office();
    const ask = async (name: string) => {
      const client = await test.connect().login(name, quiet);
      return (await client.ask({ Action: 'QueueAdd' }))[0]?.[1];
    };
    expect(await ask('admin')).toContain('Invalid/unknown command: QueueAdd.');
    expect(await ask('nobody')).toBe('Message: Permission denied');
  });

  it('whose module is unloaded is unknown to everybody, and not listed', async () => {
    const test = await office();
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
    const test = await office();
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
    const test = await office();
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
    const test = await office();
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
    const test = await office();
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
    const test = await office();
    test.pbx.actions.set('DBGet', () => ({ response: 'Success', headers: [['Message', 'a\r\nEvent: Forged\n\nb']] }));
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'DBGet' })).toEqual([['Response: Success', 'Message: a  Event: Forged  b']]);
  });
});

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
    const test = await office();
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
    const test = await office();
    const client = await test.connect().login('admin', { Events: String(1 << 18) });
    await test.connect().login('admin');
    expect((await client.messages())[0]?.[0]).toBe('Event: SuccessfulAuth');
  });

  it('without a mask is an error', async () => {
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Events' })).toEqual([['Response: Error', 'Message: Invalid event mask']]);
  });

  it('shows nobody a class that its user may not read', async () => {
    const test = await office();
    const client = await test.connect().login('reader', { Events: 'on' });
    test.pbx.tick(1, 'system');
    test.pbx.tick(2, 'call');
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 2']);
  });

  it('stays silent on errors and on everything with brokeneventsaction', async () => {
    const test = await office({ brokeneventsaction: true });
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Events' })).toEqual([]);
    expect(await client.ask({ Action: 'Events', EventMask: 'on' })).toEqual([]);
    expect(await client.ask({ Action: 'Events', EventMask: 'call' })).toEqual([['Response: Success', 'Events: On']]);
  });

  it('carry their time with timestampevents, and are kept from everybody with disabledevents', async () => {
    const test = await office({ timestampevents: true, disabledevents: ['Tock', 'tick'] });
    const client = await test.connect().login('admin', { Events: 'call' });
    const { call } = { call: classMask(['call']) };
    test.pbx.emit({ name: 'Tock', classes: call, body: '' });
    test.pbx.tick(1);
    expect(await client.messages()).toEqual([
      ['Event: Tick', 'Privilege: call,all', `Timestamp: ${test.clock.now() / 1000}000`, 'Number: 1'],
    ]);
  });

  it('keep their order with the replies around them', async () => {
    const test = await office();
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

describe('UserEvent', () => {
  it('is answered, then reaches those who may read it, its sender among them', async () => {
    const test = await office();
    const admin = await test.connect().login('admin', { Events: 'user' });
    const reader = await test.connect().login('reader');
    const callonly = await test.connect().login('callonly');
    await admin.messages();
    const event = ['Event: UserEvent', 'Privilege: user,all', 'UserEvent: Fan', 'X: 1', 'x:2', 'ActionID: 1'];
    admin.raw('Action: UserEvent\r\nUserEvent: Fan\r\nX: 1\r\nx:2\r\nActionID: 1\r\n\r\n');
    expect(await admin.messages()).toEqual([['Response: Success', 'ActionID: 1', 'Message: Event Sent'], event]);
    expect(await reader.messages()).toEqual([event]);
    expect(await callonly.messages()).toEqual([]);
  });

  it('cannot forge another event or its class', async () => {
    const test = await office();
    const admin = await test.connect().login('admin', { Events: 'user' });
    admin.raw('Action: UserEvent\r\nEvent: Hangup\r\n PRIVILEGE : call,all\r\nUserEvent: X\r\nA: b\rEvent: C\r\n\r\n');
    expect((await admin.messages())[1]).toEqual([
      'Event: UserEvent',
      'Privilege: user,all',
      'UserEvent: X',
      'A: b Event: C',
    ]);
  });
});

describe('a filter', () => {
  it('of manager.conf lets through what is included and not excluded', async () => {
    const test = await office();
    const client = await test.connect().login('filtered');
    test.pbx.tick(12);
    test.pbx.tick(13);
    test.pbx.emit({ name: 'Tock', classes: classMask(['call']), body: '' });
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 12']);
  });

  it('of the advanced kind compares names and headers', async () => {
    const test = await office();
    const admin = await test.connect().login('admin', quiet);
    const client = await test.connect().login('advanced');
    await admin.ask({ Action: 'UserEvent', UserEvent: 'Wanted' });
    await admin.ask({ Action: 'UserEvent', UserEvent: 'Unwanted' });
    await admin.ask({ Action: 'UserEvent', UserEvent: 'Wanted', Secret: 'oh yes' });
    test.pbx.tick(1);
    expect(await client.messages()).toEqual([['Event: UserEvent', 'Privilege: user,all', 'UserEvent: Wanted']]);
  });

  it.each([
    [{ Operation: 'Add', Filter: 'Event: Tick' }, 'Success'],
    [{ Operation: 'add', MatchCriteria: 'name(Tick)' }, 'Success'],
    [{ Operation: 'Add' }, 'Filter was formatted incorrectly.  Check the syntax of the filter given.'],
    [{ Operation: 'Add', Filter: '(' }, 'Filter did not compile.  Check the syntax of the filter given.'],
    [
      { Operation: 'Add', MatchCriteria: 'method(sideways)', Filter: 'x' },
      'Filter was formatted incorrectly.  Check the syntax of the filter given.',
    ],
    [{ Operation: 'Remove', Filter: 'x' }, 'Unknown operation'],
    [{}, 'Unknown operation'],
  ])('added with %j is answered %j', async (headers, answer) => {
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    const [message] = await client.ask({ Action: 'Filter', ...headers } as Record<string, string>);
    expect(message?.at(-1)).toBe(`Message: ${answer}`);
  });

  it('added by a session counts for that session, beside those of its user', async () => {
    const test = await office();
    const client = await test.connect().login('filtered');
    const other = await test.connect().login('filtered');
    await client.ask({ Action: 'Filter', Operation: 'Add', Filter: '!Number: 2$' });
    test.pbx.tick(2);
    test.pbx.tick(3);
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 2', 'Number: 3']);
    await client.ask({ Action: 'Filter', Operation: 'Add', Filter: '!Number: 3' });
    test.pbx.tick(3);
    expect(await client.messages()).toEqual([]);
    expect((await other.messages()).length).toBe(3);
  });

  it('is shared by those who have the same one', async () => {
    const test = await office();
    for (let n = 0; n < 20; n++) await test.connect().login('filtered');
    for (let n = 0; n < 20; n++) await test.connect().login('admin');
    expect(test.manager.fanOut.views).toBe(2);
  });
});

describe('WaitEvent', () => {
  const complete = ['Event: WaitEventComplete', 'ActionID: 1'];
  const answer = ['Response: Success', 'ActionID: 1', 'Message: Waiting for Event completed.'];

  it('ends after its timeout if nothing happens', async () => {
    const test = await office();
    const client = await test.connect().login('nobody');
    client.send({ Action: 'WaitEvent', Timeout: '2', ActionID: '1' });
    await test.clock.advance(1_999);
    expect(await client.messages()).toEqual([]);
    await test.clock.advance(1);
    expect(await client.messages()).toEqual([answer, complete]);
    expect((await client.ask({ Action: 'Ping' }))[0]).toContain('Ping: Pong');
  });

  it('gives the events of the moment between its answer and its end', async () => {
    const test = await office();
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
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    client.send({ Action: 'WaitEvent', Timeout: '-1', ActionID: '1' });
    expect(await client.messages()).toEqual([]);
    client.send({ Action: 'Ping' });
    const messages = await client.messages();
    expect(messages.slice(0, 2)).toEqual([answer, complete]);
    expect(messages[2]).toContain('Ping: Pong');
  });

  it('does not outlive its client', async () => {
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    client.send({ Action: 'WaitEvent', Timeout: '100', ActionID: '1' });
    await client.messages();
    client.stream.destroy();
    await client.messages();
    expect(test.clock.timers).toBe(0);
    expect(test.manager.sessions.size).toBe(0);
  });
});

describe('ListCommands', () => {
  it('lists what needs no class to a user without rights', async () => {
    const test = await office();
    const client = await test.connect().login('nobody', quiet);
    const [message] = await client.ask({ Action: 'ListCommands' });
    expect(message?.slice(1).every((line) => /^\w+: .* {2}\(Priv: <none>\)$/.test(line))).toBe(true);
    expect(message?.map((line) => line.split(':')[0])).toContain('WaitEvent');
  });

  it('lists everything, in alphabetical order, to a user with all rights', async () => {
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    const [message = []] = await client.ask({ Action: 'ListCommands' });
    const names = message.slice(1).map((line) => (line.split(':')[0] as string).toLowerCase());
    expect(names.length).toBe(149);
    expect(names).toEqual([...names].sort());
    expect(message.find((line) => line.startsWith('Hangup:'))).toMatch(/ {2}\(Priv: system,call,all\)$/);
  });
});

describe('Command', () => {
  it('sends each line of the output as a header', async () => {
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Command', Command: 'manager set debug', ActionID: '1' })).toEqual([
      ['Response: Success', 'ActionID: 1', 'Message: Command output follows', 'Output: manager debug is off'],
    ]);
    expect((await client.ask({ Action: 'Command', Command: 'manager set debug on' }))[0]?.at(-1)).toBe('Output: ');
  });

  it('tells of a command that failed, or is not there, or is not given', async () => {
    const test = await office();
    const client = await test.connect().login('admin', quiet);
    expect((await client.ask({ Action: 'Command', Command: 'nonsense' }))[0]?.slice(0, 2)).toEqual([
      'Response: Error',
      'Message: Command output follows',
    ]);
    expect(await client.ask({ Action: 'Command', Command: '' })).toEqual([
      ['Response: Error', 'Message: No command provided'],
    ]);
  });

  it.each(['module load x.so', 'Module  UNLOAD x.so', 'restart gracefully', '"module" load x', 'module\tload x'])(
    '%j is never run',
    async (line) => {
      const test = await office();
      const client = await test.connect().login('admin', quiet);
      expect(await client.ask({ Action: 'Command', Command: line })).toEqual([
        ['Response: Error', 'Message: Command blacklisted'],
      ]);
    },
  );

  it('does not end the telephone system for a user who has command but not system', async () => {
    const test = await office();
    const ran: string[] = [];
    test.console.register({ name: 'core stop', summary: '', usage: [], run: () => void ran.push('stop') });
    const operator = await test.connect().login('operator', quiet);
    expect((await operator.ask({ Action: 'Command', Command: 'core stop now' }))[0]).toContain(
      'Message: Command blacklisted',
    );
    expect(ran).toEqual([]);
    const admin = await test.connect().login('admin', quiet);
    await admin.ask({ Action: 'Command', Command: 'core stop now' });
    expect(ran).toEqual(['stop']);
  });
});
