import { describe, expect, it } from 'vitest';
import { LineReader } from './line-reader.js';

const lines = (...pieces: readonly string[]): string[] => {
  const reader = new LineReader();
  for (const piece of pieces) reader.push(piece);
  const found: string[] = [];
  for (let line = reader.take(); line !== undefined; line = reader.take()) found.push(line);
  return found;
};

describe('lines of AGI', () => {
  it('are the same however they come in pieces', () => {
    const text = 'NOOP a\n\nGET VARIABLE x\r\nrest';
    const whole = lines(text);
    expect(whole).toEqual(['NOOP a', '', 'GET VARIABLE x\r']);
    expect(lines(...text)).toEqual(whole);
    for (let at = 0; at <= text.length; at++) expect(lines(text.slice(0, at), text.slice(at))).toEqual(whole);
  });

  it('come in pieces where they are longer than the buffer of the reference', () => {
    expect(lines(`${'x'.repeat(20_000)}\nNOOP\n`).map((line) => line.length)).toEqual([8191, 8191, 3618, 4]);
    expect(lines('x'.repeat(8191), '\n', 'y\n').map((line) => line.length)).toEqual([8191, 1]);
  });

  it('never gather without a line end', () => {
    const reader = new LineReader();
    for (let at = 0; at < 100; at++) reader.push('x'.repeat(8191));
    expect(reader.size).toBeGreaterThanOrEqual(99);
  });
});
