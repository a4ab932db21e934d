import { expect, test } from 'vitest';
import { Message } from './message.js';

const message = new Message([
  'action:ping',
  'ActionID:   spaced  ',
  'this is no header',
  'Variable: a=1',
  'Empty: ',
  'VARIABLE: b=x: y',
  ': nameless',
  'Blank : not the header Blank',
  'Tab:\t \x01value',
  'Empty: filled at last',
  '[x: bracket',
  '@0: sign',
]);

test('names are case blind', () => {
  expect(message.get('Action')).toBe('ping');
  expect(message.get('aCtIoNiD')).toBe('spaced  ');
  expect(message.has('ACTION')).toBe(true);
});

test('only letters are folded', () => {
  expect(message.get('{X')).toBe('');
  expect(message.get('[X')).toBe('bracket');
  expect(message.get('`0')).toBe('');
  expect(message.get('@\x10')).toBe('');
  expect(message.get('@0')).toBe('sign');
});

test('blanks and control characters before a value are skipped, those behind it are kept', () => {
  expect(message.get('ActionID')).toBe('spaced  ');
  expect(message.get('Tab')).toBe('value');
});

test('a header that is not there is the empty text', () => {
  expect(message.get('Channel')).toBe('');
  expect(message.has('Channel')).toBe(false);
  expect(message.all('Channel')).toEqual([]);
  expect(message.get('Act')).toBe('');
  expect(message.get('this is no header')).toBe('');
});

test('the colon stands right behind the name', () => {
  expect(message.has('Blank')).toBe(false);
  expect(message.get('Blank ')).toBe('not the header Blank');
});

test('of a header given twice the first counts, even if it is empty', () => {
  expect(message.get('Variable')).toBe('a=1');
  expect(message.get('Empty')).toBe('');
  expect(message.has('Empty')).toBe(true);
});

test('getFilled passes over empty values', () => {
  expect(message.getFilled('Empty')).toBe('filled at last');
  expect(message.getFilled('Variable')).toBe('a=1');
  expect(message.getFilled('Channel')).toBe('');
});

test('all gives every value in order', () => {
  expect(message.all('variable')).toEqual(['a=1', 'b=x: y']);
  expect(message.all('Empty')).toEqual(['', 'filled at last']);
});

test('headers are in order, under the names that came, without lines that are none', () => {
  expect(message.headers).toEqual([
    ['action', 'ping'],
    ['ActionID', 'spaced  '],
    ['Variable', 'a=1'],
    ['Empty', ''],
    ['VARIABLE', 'b=x: y'],
    ['Blank ', 'not the header Blank'],
    ['Tab', 'value'],
    ['Empty', 'filled at last'],
    ['[x', 'bracket'],
    ['@0', 'sign'],
  ]);
  expect(message.headers).toBe(message.headers);
});
