import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../config/conf-reader.js';
import { loudness } from './samples.js';
import { ToneZones } from './tone-zones.js';
import { parseTones, ToneSource } from './tones.js';

const play = (text: string, frames: number): number[] => {
  const source = new ToneSource(parseTones(text) ?? [], 0);
  return Array.from({ length: frames }, (_, i) => source.frame(i + 1)).flatMap((frame) => [...(frame ?? [])]);
};
/** How strong a frequency is among samples. */
const strength = (samples: readonly number[], frequency: number): number => {
  const sum = (wave: (x: number) => number) =>
    samples.reduce((all, sample, i) => all + sample * wave((2 * Math.PI * frequency * i) / 8000), 0);
  return (2 * Math.hypot(sum(Math.sin), sum(Math.cos))) / samples.length;
};

describe('tones', () => {
  it('have the frequencies that they are written with', () => {
    const dial = play('350+440', 50);
    expect(strength(dial, 350)).toBeCloseTo(7219, -2);
    expect(strength(dial, 440)).toBeCloseTo(7219, -2);
    expect(strength(dial, 700)).toBeLessThan(50);
  });

  it('follow their cadence, and begin again', () => {
    const busy = play('480+620/500,0/500', 150);
    const loud = [0, 4000, 8000].map((at) => loudness(Int16Array.from(busy.slice(at, at + 4000))));
    expect(loud[0]).toBeGreaterThan(3000);
    expect(loud[1]).toBe(0);
    expect(loud[2]).toBeGreaterThan(3000);
  });

  it('play what is marked with ! once', () => {
    const samples = play('!950/100,440/100', 20);
    expect(strength(samples.slice(0, 800), 950)).toBeGreaterThan(7000);
    expect(strength(samples.slice(800, 1600), 440)).toBeGreaterThan(7000);
    expect(strength(samples.slice(1600, 2400), 440)).toBeGreaterThan(7000);
    const once = new ToneSource(parseTones('!950/100') ?? [], 0);
    expect([once.isOver(5), once.isOver(6)]).toEqual([false, true]);
  });

  it.each(['', 'nonsense', '440/', '440+', '440-350', '!'])('are not %j', (text) => {
    expect(parseTones(text)).toBeUndefined();
  });

  it('are found by name in the country that is set, or written out', () => {
    const zones = new ToneZones();
    expect(zones.find('busy')).toHaveLength(2);
    const text =
      '[general]\ncountry=de\n[de]\ndescription=Germany\nringcadence=1000,4000\ndial=425\nbad=x\n[us]\ndial=350+440\n';
    const problems = zones.load(parseConfig(text, 'indications.conf').config);
    expect(problems).toEqual([expect.stringContaining("'x' is not a tone")]);
    expect(zones.find('DIAL')?.[0]?.frequencies).toEqual([425, 0]);
    expect(zones.find('busy')).toBeUndefined();
    expect(zones.find('440/100')).toHaveLength(1);
    expect(zones.list().map(({ country }) => country)).toEqual(['de', 'us']);
  });
});
