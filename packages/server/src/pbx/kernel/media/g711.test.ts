import { describe, expect, it } from 'vitest';
import { decodeG711, encodeG711, type Law } from './g711.js';

const laws: readonly Law[] = ['ulaw', 'alaw'];
const allCodes = Uint8Array.from({ length: 256 }, (_, code) => code);

describe('G.711', () => {
  it('has the values of the standard at its corners', () => {
    expect([...decodeG711('ulaw', Uint8Array.of(0xff, 0x7f, 0x80, 0x00, 0xfe))]).toEqual([0, 0, 32124, -32124, 8]);
    expect([...decodeG711('alaw', Uint8Array.of(0xd5, 0x55, 0xaa, 0x2a))]).toEqual([8, -8, 32256, -32256]);
    expect([...encodeG711('ulaw', Int16Array.of(0, 32767, -32768))]).toEqual([0xff, 0x80, 0x00]);
    expect([...encodeG711('alaw', Int16Array.of(0, 32767, -32768))]).toEqual([0xd5, 0xaa, 0x2a]);
  });

  it.each(laws)('%s gives back every value that it can tell', (law) => {
    const values = decodeG711(law, allCodes);
    expect(decodeG711(law, encodeG711(law, values))).toEqual(values);
  });

  it.each(laws)('%s is off by a part of the value at most, and keeps the order of values', (law) => {
    const ramp = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
    const back = decodeG711(law, encodeG711(law, ramp));
    let last = -40_000;
    for (let i = 0; i < ramp.length; i++) {
      const [before = 0, after = 0] = [ramp[i], back[i]];
      expect(Math.abs(after - before)).toBeLessThanOrEqual(Math.max(16, Math.abs(before) * 0.04));
      expect(after).toBeGreaterThanOrEqual(last);
      last = after;
    }
  });
});
