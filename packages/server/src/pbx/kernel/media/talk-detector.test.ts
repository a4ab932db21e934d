import { expect, it } from 'vitest';
import { frameSamples, type Samples } from './samples.js';
import { TalkDetector } from './talk-detector.js';

const flat = (value: number): Samples => new Int16Array(frameSamples).fill(value);

/** What changed, with the tick (20 ms each) at which it did. */
const changes = (detector: TalkDetector, frames: readonly (Samples | undefined)[]): readonly string[] =>
  frames.flatMap((frame, tick) => (detector.hear(frame) ? `${tick} ${detector.talking ? 'talks' : 'is silent'}` : []));

const many = (count: number, frame: Samples | undefined) => Array.from({ length: count }, () => frame);

it('somebody talks from the first sound on until there was silence for a while', () => {
  const detector = new TalkDetector({ talking: 160, silenceMs: 100 });
  const frames = [...many(5, undefined), ...many(3, flat(-300)), ...many(10, flat(100)), ...many(2, flat(160))];
  expect(changes(detector, frames)).toEqual(['5 talks', '12 is silent', '18 talks']);
});

it('a pause that is shorter does not count, and nothing at all is silence too', () => {
  const detector = new TalkDetector({ talking: 160, silenceMs: 100 });
  const frames = [flat(500), ...many(4, flat(0)), flat(500), ...many(5, undefined)];
  expect(changes(detector, frames)).toEqual(['0 talks', '10 is silent']);
});
