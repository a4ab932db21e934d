const units = [
  ['year', 365 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds in words, the largest unit first: `1 hour, 2 minutes, 1 second`. */
export const durationText = (seconds: number): string => {
  let rest = Math.max(0, Math.trunc(seconds));
  const parts: string[] = [];
  for (const [name, length] of units) {
    const count = Math.trunc(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 seconds' : parts.join(', ');
};
