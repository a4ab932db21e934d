import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

describe('UserEvent', () => {
  it('sends the headers it is given behind the channel, and none that would forge an event', async () => {
    calls = await startCalls(
      '[lines]\nexten => a,1,UserEvent(Mine,Key: two words,Bare,,a:b ,:c,Event: Hangup, privilege : x)\n same => n,Wait(9)\n',
      [definition],
    );
    await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
    const [event] = calls.published.filter(({ name }) => name === 'UserEvent');
    expect(event?.body.split('\r\n').slice(14)).toEqual(['UserEvent: Mine', 'Key: two words', 'a: b', ': c', '']);
  });

  it('cannot be made to carry a header by a value', async () => {
    calls = await startCalls(
      '[lines]\nexten => a,1,Set(X=a)\n same => n,UserEvent(Mine,Key: ${BAD})\n same => n,Wait(9)\n',
      [definition],
    );
    calls.kernel.globals.set('BAD', 'a\r\nForged: b');
    await calls.originate({ Channel: 'Local/a@lines/n', Application: 'Wait', Data: '99' }, 100);
    expect(calls.published.find(({ name }) => name === 'UserEvent')?.body).toContain('Key: a  Forged: b\r\n');
  });
});
