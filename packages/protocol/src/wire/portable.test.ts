import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const everyByte = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));

beforeAll(() => {
  vi.resetModules();
  vi.stubGlobal('Buffer', undefined);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('an engine without Buffer frames and encodes all the same', async () => {
  const { textToBytes, bytesToText } = await import('./bytes.js');
  const { Framer } = await import('./framer.js');
  const value = everyByte.slice(33);
  const bytes = textToBytes(`Action: Ping\r\nValue: ${value}\r\n\r\nAction: Next`);
  expect(bytes.constructor).toBe(Uint8Array);
  expect(bytesToText(bytes)).toContain(value);
  const values: string[] = [];
  const framer = new Framer();
  framer.push(bytes, ({ message }) => values.push(message.get('Action'), message.get('Value')));
  expect(values).toEqual(['Ping', value]);
  expect(framer.pendingBytes).toBe('Action: Next'.length);
});
