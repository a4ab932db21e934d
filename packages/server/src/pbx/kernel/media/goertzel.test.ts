import { describe, expect, it } from 'vitest';
import { toneOf } from '../../../testing/sound.js';
import { Blocks, blockSamples, energyAt, energyOf } from './goertzel.js';

const blocksOf = (samples: Int16Array): Float64Array[] => {
  const blocks: Float64Array[] = [];
  new Blocks().push(samples, (block) => blocks.push(block.slice()));
  return blocks;
};

describe('the energy of a frequency', () => {
  it.each([700, 1100, 1700, 2600])('is all there is of a tone of %d Hz, and none for its neighbours', (hz) => {
    const [block = new Float64Array()] = blocksOf(toneOf(hz, 10));
    const all = energyOf(block);
    expect(energyAt(block, hz) / all).toBeCloseTo(1, 3);
    for (const other of [-400, -200, 200, 400]) expect(energyAt(block, hz + other) / all).toBeLessThan(0.001);
  });

  it('adds up for two tones together', () => {
    const [first, second] = [toneOf(700, 10), toneOf(1500, 10, 4000)];
    const [block = new Float64Array()] = blocksOf(first.map((sample, i) => sample + (second[i] ?? 0)));
    expect(energyAt(block, 700) / energyAt(block, 1500)).toBeCloseTo(4, 1);
  });
});

describe('blocks', () => {
  it('are cut from frames of any length', () => {
    const samples = toneOf(440, 100);
    const [whole, pieces] = [blocksOf(samples), [] as Float64Array[]];
    const blocks = new Blocks();
    for (let at = 0; at < samples.length; at += 37)
      blocks.push(samples.subarray(at, at + 37), (block) => pieces.push(block.slice()));
    expect(whole).toHaveLength(samples.length / blockSamples);
    expect(pieces).toEqual(whole);
  });
});
