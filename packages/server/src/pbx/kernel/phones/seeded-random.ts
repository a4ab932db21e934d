/** Numbers from 0 up to 1 that come in the same order for the same seed. */
export type Random = () => number;

/** The seed as text, so that every phone has numbers of its own (`7/alice`), whatever the others do. */
export const seededRandom = (seed: string): Random => {
  // FNV-1a spreads the text over 32 bits; the steps behind it are those of the generator mulberry32
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A whole number within a range, both ends included. */
export const pick = (random: Random, { from, to }: { readonly from: number; readonly to: number }): number =>
  from === to ? from : from + Math.floor(random() * (to - from + 1));
