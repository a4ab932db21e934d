import { describe, expect, it } from 'vitest';
import { filters } from '../test-support.js';
import { compileFilter } from './event-filter.js';
import { ExpressionError } from './posix-syntax.js';

const text = (lines: string) => `${lines.replaceAll('\n', '\r\n')}\r\n\r\n`;
const hangup = text('Event: Hangup\nPrivilege: call,all\nChannel: PJSIP/alice-00000001\nCause: 16\nCause-txt:');
const passes = (rules: string[], name = 'Hangup', subject = hangup) =>
  compileFilter(filters(...rules))?.passes(name, subject);

describe('the filters of a user', () => {
  it('let everything pass where there is none', () => {
    expect(compileFilter([])).toBeUndefined();
  });

  it.each([
    [['Event: Hangup'], true],
    [['Event: Newchannel'], false],
    [['Event: Newchannel', 'Channel: PJSIP/'], true],
    [['!Channel: PJSIP/alice'], false],
    [['!Channel: PJSIP/bob'], true],
    [['Event: Hangup', '!Cause: 16'], false],
    [['Event: Hangup', '!Cause: 17'], true],
    [['Event: Newchannel', '!Cause: 17'], false],
    [['name(Hangup)'], true],
    [['name(hangup)'], false],
    [['name(Hang)'], false],
    [['header(Channel)'], true],
    [['header(channel)'], false],
    [['header(Chan)'], false],
    [['header(Cause-txt)'], false],
    [['header(Event)'], true],
    [['header(Channel),method(exact) = PJSIP/alice-00000001'], true],
    [['header(Channel),method(exact) = PJSIP/alice'], false],
    [['header(Channel),method(starts_with) = PJSIP/'], true],
    [['header(Channel),method(ends_with) = -00000001'], true],
    [['header(Channel),method(contains) = alice'], true],
    [['header(Channel),method(regex) = ^PJSIP/(alice|bob)-[0-9a-f]{8}$'], true],
    [['header(Channel),method(regex) = ^alice'], false],
    [['action(exclude),name(Hangup),header(Cause),method(exact) = 16'], false],
    [['name(Hangup),header(Cause),method(exact) = !16'], false],
    [['name(Hangup),header(Cause),method(exact) = !17'], true],
    [['action(include),header(Cause),method(exact) = !16'], true],
    [['method(ends_with) = 16'], false],
    [['name(Newchannel),header(Channel),method(contains) = alice'], false],
  ])('%j: the event passes: %s', (rules, expected) => {
    expect(passes(rules)).toBe(expected);
  });

  it('look at every header of a name, not the first alone', () => {
    const status = text('Event: Status\nChanVariable: A=1\nChanVariable: B=2');
    expect(passes(['header(ChanVariable),method(exact) = B=2'], 'Status', status)).toBe(true);
    expect(passes(['header(ChanVariable),method(exact) = C=3'], 'Status', status)).toBe(false);
  });

  it('are known by what they say, so that those who say the same share a view', () => {
    const [one, two, other] = ['!Cause: 16', '!Cause: 16', 'Cause: 16'].map(
      (rule) => compileFilter(filters(rule))?.key,
    );
    expect(one).toBe(two);
    expect(one).not.toBe(other);
  });

  it('throw what makes an expression unusable', () => {
    expect(() => compileFilter([{ action: 'include', method: 'regex', expression: '(' }])).toThrow(ExpressionError);
  });
});
