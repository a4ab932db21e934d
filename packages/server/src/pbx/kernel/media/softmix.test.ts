import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameSamples, type Samples } from './samples.js';
import { Softmix, type Speaker } from './softmix.js';

const speaker = (said: Samples | undefined): Speaker => ({ said: () => said });
const flat = (value: number): Samples => new Int16Array(frameSamples).fill(value);

describe('the sound of a conference', () => {
  it('is for each the sum of all others, cut off where it is too loud', () => {
    const frame = fc
      .array(fc.integer({ min: -32768, max: 32767 }), { minLength: frameSamples, maxLength: frameSamples })
      .map((values) => Int16Array.from(values));
    fc.assert(
      fc.property(fc.array(fc.option(frame, { nil: undefined }), { maxLength: 6 }), (frames) => {
        const speakers = frames.map(speaker);
        const mixer = new Softmix<Speaker>();
        speakers.forEach((listener, at) => {
          const others = frames.filter((said, other) => said && other !== at);
          const wanted =
            others.length === 0
              ? undefined
              : Array.from({ length: frameSamples }, (_, i) =>
                  Math.max(
                    -32768,
                    Math.min(
                      32767,
                      others.reduce((sum, said) => sum + (said?.[i] ?? 0), 0),
                    ),
                  ),
                );
          const heard = mixer.heardBy(listener, speakers, 1);
          expect(heard && [...heard]).toEqual(wanted);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is one and the same frame for all who are silent', () => {
    const silent = Array.from({ length: 5 }, () => speaker(undefined));
    const all = [...silent, speaker(flat(100)), speaker(flat(20)), speaker(flat(3))];
    const mixer = new Softmix<Speaker>();
    const heard = new Set(silent.map((listener) => mixer.heardBy(listener, all, 1)));
    expect([...heard]).toEqual([flat(123)]);
    expect(mixer.talkers).toBe(3);
  });

  it('is asked for once at a tick, and again at the next', () => {
    let asked = 0;
    const one: Speaker = {
      said: (tick) => {
        asked += 1;
        return flat(tick);
      },
    };
    const other = speaker(undefined);
    const mixer = new Softmix<Speaker>();
    expect([1, 1, 2].map((tick) => mixer.heardBy(other, [one, other], tick)?.[0])).toEqual([1, 1, 2]);
    expect(asked).toBe(2);
  });

  it('leaves out what comes out of itself', () => {
    const mixer = new Softmix<Speaker>();
    const everybody: Speaker[] = [];
    const loop: Speaker = { said: (tick) => mixer.heardBy(loop, everybody, tick) };
    everybody.push(loop, speaker(flat(7)));
    expect(mixer.heardBy(speaker(undefined), everybody, 1)).toEqual(flat(7));
  });
});
