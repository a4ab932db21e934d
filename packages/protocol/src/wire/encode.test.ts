import { expect, test } from 'vitest';
import { type Block, channelSnapshot, event, header, optionalHeader } from '../catalog/event.js';
import { bytesToText, decodePortably, encodePortably, textToBytes } from './bytes.js';
import {
  outputLines,
  renderEventBody,
  renderHeader,
  renderHeaders,
  renderMessage,
  safeName,
  safeValue,
} from './encode.js';

const everyByte = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));

test('a clean value stays the same', () => {
  const clean = everyByte.replace(/[\0\r\n]/g, '');
  expect(safeValue(clean)).toBe(clean);
  expect(safeValue('')).toBe('');
});

test('line ends and NUL in a value become spaces', () => {
  expect(safeValue('a\r\nResponse: Success\n\0b')).toBe('a  Response: Success  b');
});

test('a char code whose low byte is a line end does not reach the stream', () => {
  expect(safeValue('a\u010d\u010ab\u20ac')).toBe('a??b?');
});

test('a name stays one name', () => {
  expect(safeName('Chan:Var\r\niable')).toBe('Chan Var  iable');
  expect(safeName('Variable')).toBe('Variable');
});

test('an empty value leaves the space behind the colon', () => {
  expect(renderHeader('AccountCode', '')).toBe('AccountCode: \r\n');
});

test('numbers are written in decimal', () => {
  expect(renderHeader('ListItems', 12)).toBe('ListItems: 12\r\n');
});

test('a header without a name is a bare line, and nothing if it is empty', () => {
  expect(renderHeaders([['', 'No categories found']])).toBe('No categories found\r\n');
  expect(renderHeaders([['', '']])).toBe('');
});

test('a message ends with a blank line', () => {
  expect(
    renderMessage([
      ['Response', 'Success'],
      ['Ping', 'Pong'],
    ]),
  ).toBe('Response: Success\r\nPing: Pong\r\n\r\n');
  expect(renderMessage([])).toBe('\r\n');
});

const sample = event({
  name: 'Sample',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    First: header(),
    Second: optionalHeader(),
    dest: channelSnapshot('Dest'),
    Many: header(),
  },
});
const block: Block = { render: (prefix) => `${prefix}Channel: x\r\n${prefix}Exten: y\r\n` };

test('an event has its fields in the order of the catalog, not of the payload', () => {
  expect(renderEventBody(sample, { Many: 3, dest: block, Second: 'two', First: 1, channel: block })).toBe(
    'Channel: x\r\nExten: y\r\nFirst: 1\r\nSecond: two\r\nDestChannel: x\r\nDestExten: y\r\nMany: 3\r\n',
  );
});

test('fields that are not given are left out', () => {
  expect(renderEventBody(sample, { First: '', Second: undefined })).toBe('First: \r\n');
  expect(renderEventBody(sample, {})).toBe('');
});

test('a list repeats its header', () => {
  expect(renderEventBody(sample, { Many: ['a', 'b\r\nc'] })).toBe('Many: a\r\nMany: b  c\r\n');
  expect(renderEventBody(sample, { Many: [] })).toBe('');
});

test('what is no field of the event is not sent', () => {
  const payload = { First: 'a', Stranger: 'b' };
  expect(renderEventBody(sample, payload)).toBe('First: a\r\n');
});

test('a command that printed nothing has one empty line', () => {
  expect(outputLines('')).toEqual([['Output', '']]);
});

test('each printed line is an Output header, blank lines too', () => {
  expect(outputLines('\none\r\n\ntwo\n\n')).toEqual([
    ['Output', ''],
    ['Output', 'one'],
    ['Output', ''],
    ['Output', 'two'],
    ['Output', ''],
  ]);
  expect(outputLines('no line end')).toEqual([['Output', 'no line end']]);
});

test('every byte survives decoding and encoding, with and without Buffer', () => {
  const long = everyByte.repeat(40);
  expect(bytesToText(textToBytes(long))).toBe(long);
  expect(bytesToText(Uint8Array.from(textToBytes(long)))).toBe(long);
  expect(decodePortably(encodePortably(long))(0, long.length)).toBe(long);
  expect(decodePortably(encodePortably(long))(5, 9)).toBe(long.slice(5, 9));
});
