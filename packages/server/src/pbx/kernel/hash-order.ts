/**
 * The reference lists many things in the order of the buckets of its hash tables, and clients see that order. Within a
 * bucket the order is that of insertion.
 */

/** Buckets of the tables of hints and of cached states. */
export const stateBuckets = 563;

/** Buckets of the tables of peers, users and registrations. */
export const peerBuckets = 563;

/** The hash that ignores the case of letters (of names and extensions). */
export const caseBlindHash = (text: string): number => {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash, 33) ^ (code >= 65 && code <= 90 ? code + 32 : code);
  }
  return hash & 0x7fffffff;
};

/** The hash of a text in which the case of letters counts. */
export const textHash = (text: string): number => {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash, 33) ^ text.charCodeAt(i);
  return hash & 0x7fffffff;
};

const stringHash = (text: string): number => {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 13) + text.charCodeAt(i)) | 0;
  return hash;
};

/** The hash of a cached message: of its type's name and of what it is about. */
export const cacheHash = (messageType: string, id: string): number =>
  Math.abs((stringHash(messageType) + stringHash(id)) | 0);

/** The entries by bucket; entries of one bucket keep their order. */
export const inBucketOrder = <T>(entries: Iterable<T>, hash: (entry: T) => number, buckets: number): T[] =>
  [...entries]
    .map((entry) => ({ entry, bucket: hash(entry) % buckets }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ entry }) => entry);
