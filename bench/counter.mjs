/**
 * Counts how often `needle` occurs in a stream of chunks, also where it is cut in two. It copies no chunk: the driver
 * must cost little beside the server that it measures.
 *
 * @param {string} needle a byte string that does not overlap itself
 * @returns {(chunk: Buffer) => number} how many ended in this chunk
 */
export const counter = (needle) => {
  const wanted = Buffer.from(needle, 'latin1');
  let tail = Buffer.alloc(0);
  return (chunk) => {
    let count = 0;
    let from = 0;
    if (tail.length > 0) {
      const seam = Buffer.concat([tail, chunk.subarray(0, wanted.length - 1)]);
      const at = seam.indexOf(wanted);
      if (at >= 0) {
        count = 1;
        from = at + wanted.length - tail.length;
      }
    }
    for (let at = chunk.indexOf(wanted, from); at >= 0; at = chunk.indexOf(wanted, from)) {
      count++;
      from = at + wanted.length;
    }
    const kept = chunk.subarray(Math.max(from, chunk.length - wanted.length + 1));
    const missing = wanted.length - 1 - kept.length;
    // A chunk shorter than the needle: what was before it may still be the needle's beginning.
    const before = from === 0 && missing > 0 ? tail.subarray(Math.max(0, tail.length - missing)) : Buffer.alloc(0);
    tail = Buffer.concat([before, kept]);
    return count;
  };
};
