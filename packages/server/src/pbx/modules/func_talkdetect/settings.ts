/** What TALK_DETECT is set to. */
export interface TalkSettings {
  /** Milliseconds of silence after which somebody has ceased to talk. */
  readonly silence: number;
  /** The mean magnitude from which on it is talk; undefined for the usual one. */
  readonly threshold: number | undefined;
}

const usualSilence = 2500;
const most = 2 ** 31 - 1;

/** Reads `[silence][,threshold]`; undefined for what is none. */
export const readTalkSettings = (text: string): TalkSettings | undefined => {
  const [silence = '', threshold = ''] = text.split(',').map((word) => word.trim());
  const given = { silence: numberOf(silence), threshold: numberOf(threshold) };
  if (Number.isNaN(given.silence) || Number.isNaN(given.threshold)) return undefined;
  return { silence: given.silence ?? usualSilence, threshold: given.threshold };
};

/** undefined for nothing, NaN for what is no whole number from 1 on. */
const numberOf = (text: string): number | undefined => {
  if (text === '') return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= 1 && number <= most ? number : Number.NaN;
};
