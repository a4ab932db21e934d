import { classMask } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { quiet, startOffice } from '../test-support.js';

describe('a filter', () => {
  it('of manager.conf lets through what is included and not excluded', async () => {
    const test = await startOffice();
    const client = await test.connect().login('filtered');
    test.pbx.tick(12);
    test.pbx.tick(13);
    test.pbx.emit({ name: 'Tock', classes: classMask(['call']), body: '' });
    expect((await client.messages()).map((message) => message.at(-1))).toEqual(['Number: 12']);
  });

  it('of the advanced kind compares names and headers', async () => {
    const test = await startOffice();
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
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    const [message] = await client.ask({ Action: 'Filter', ...headers } as Record<string, string>);
    expect(message?.at(-1)).toBe(`Message: ${answer}`);
  });

  it('added by a session counts for that session, beside those of its user', async () => {
    const test = await startOffice();
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
    const test = await startOffice();
    for (let n = 0; n < 20; n++) await test.connect().login('filtered');
    for (let n = 0; n < 20; n++) await test.connect().login('admin');
    expect(test.manager.fanOut.views).toBe(2);
  });
});
