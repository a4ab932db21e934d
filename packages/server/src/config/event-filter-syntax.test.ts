import { describe, expect, it } from 'vitest';
import { filterMethods, parseEventFilter } from './event-filter-syntax.js';

const rule = (criteria: string, expression: string) => {
  const result = parseEventFilter(criteria, expression);
  return 'rule' in result ? result.rule : result.wrong;
};

describe('a legacy filter', () => {
  it('is a regular expression over the whole event, and excludes by a leading !', () => {
    expect(rule('', 'Event: Newchannel')).toEqual({
      action: 'include',
      method: 'regex',
      expression: 'Event: Newchannel',
    });
    expect(rule('', '!Channel: Local/')).toEqual({ action: 'exclude', method: 'regex', expression: 'Channel: Local/' });
  });

  it('needs an expression', () => {
    for (const text of ['', '!']) expect(rule('', text)).toContain('no expression');
  });
});

describe('an advanced filter', () => {
  it('reads its parts in any order, whatever stands between them', () => {
    const wanted = {
      action: 'exclude',
      name: 'Newchannel',
      header: 'Channel',
      method: 'starts_with',
      expression: 'Local/',
    };
    expect(rule('action(exclude),name(Newchannel),header(Channel),method(starts_with))', 'Local/')).toEqual(wanted);
    expect(rule(',method(starts_with) , header(Channel )name(Newchannel) action(exclude', 'Local/')).toEqual(wanted);
  });

  it('matches by name alone where there is no method', () => {
    expect(rule('name(Newchannel)', '')).toEqual({
      action: 'include',
      name: 'Newchannel',
      method: 'none',
      expression: '',
    });
  });

  it('excludes by ! where the action is not given, which says nothing where it is', () => {
    expect(rule('header(A),method(exact)', '!x')).toMatchObject({ action: 'exclude', expression: 'x' });
    expect(rule('action(include),header(A),method(exact)', '!x')).toMatchObject({
      action: 'include',
      expression: 'x',
    });
    expect(rule('name(A)', '!')).toMatchObject({ action: 'exclude', expression: '' });
  });

  it('takes the last of several parts of one kind', () => {
    expect(rule('name(A),action(exclude),name(B),action(include)', '')).toMatchObject({ name: 'B', action: 'include' });
  });

  it('knows all methods', () => {
    for (const method of filterMethods.filter((each) => each !== 'none'))
      expect(rule(`header(A),method(${method})`, 'x')).toMatchObject({ method });
  });

  it.each([
    ['method(sideways)', 'x', 'one of regex'],
    ['method(startsWith)', 'x', 'one of regex'],
    ['action(maybe)', 'x', 'include or exclude'],
    ['method(EXACT)', 'x', 'one of regex'],
    ['colour(red)', 'x', 'cannot be read'],
    ['NAME(A)', '', 'cannot be read'],
    ['(name(A))', '', 'cannot be read'],
    ['name(A);header(B)', '', 'cannot be read'],
    ['name(A B)', '', 'cannot be read'],
    ['name()', '', 'is empty'],
    ['name( A)', '', 'is empty'],
    ['name (A)', '', 'cannot be read'],
    ['name', '', 'cannot be read'],
    ['method(none)', 'x', 'no method that compares'],
    ['name(A)', 'x', 'no method that compares'],
    ['header(A),method(exact)', '', 'needs an expression'],
    ['action(include)', '', 'would match everything'],
  ])('says what is wrong with %s = %s', (criteria, expression, message) => {
    expect(rule(criteria, expression)).toContain(message);
  });
});
