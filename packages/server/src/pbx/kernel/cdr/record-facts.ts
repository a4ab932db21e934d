import { amaFlagsText } from '../ama-flags.js';
import { strftime } from '../strftime.js';

/** How a call went, with the numbers that `CDR(disposition,u)` tells; it is not decided (1) while the call lasts. */
export const dispositions = {
  'NO ANSWER': 0,
  FAILED: 2,
  BUSY: 4,
  ANSWERED: 8,
  CONGESTION: 16,
  CANCEL: 32,
} as const;
export type Disposition = keyof typeof dispositions;

/** One call detail record, as it is at one moment. Times are in milliseconds since the epoch. */
export interface RecordFacts {
  readonly accountCode: string;
  readonly peerAccount: string;
  readonly src: string;
  readonly dst: string;
  readonly dcontext: string;
  /** `"name" <number>`, quotes and backslashes of the name behind a backslash. */
  readonly clid: string;
  readonly channel: string;
  readonly dstChannel: string;
  readonly lastApp: string;
  readonly lastData: string;
  readonly start: number;
  readonly answer: number | undefined;
  readonly end: number | undefined;
  /** From start, and from the answer, to the end or to now: milliseconds. */
  readonly durationMs: number;
  readonly billableMs: number;
  /** Whole seconds that are billed. */
  readonly billsec: number;
  /** undefined: not decided yet. */
  readonly disposition: Disposition | undefined;
  readonly amaFlags: number;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly userfield: string;
  readonly sequence: number;
  /** The number that was dialled to reach the channel. */
  readonly dnid: string;
  /** What the dialplan added to it (`Set(CDR(project)=…)`), by name in lower case. */
  readonly variables: ReadonlyMap<string, string>;
}

/** How a field is wanted: `u` as a number, `f` a duration with its fraction. */
export interface ReadAs {
  readonly raw?: boolean;
  readonly fraction?: boolean;
}

/** `2026-11-23 06:33:26`; '' for a time that has not come. */
export const recordTime = (time: number | undefined): string =>
  time === undefined ? '' : strftime('%Y-%m-%d %H:%M:%S', time);

export const dispositionText = (disposition: Disposition | undefined): string => disposition ?? 'NO ANSWER';

export const wholeSeconds = (ms: number): number => Math.trunc(ms / 1000);

const rawTime = (time: number | undefined): string => ((time ?? 0) / 1000).toFixed(6);
const when = (time: number | undefined, { raw }: ReadAs): string => (raw ? rawTime(time) : recordTime(time));
const lasting = (ms: number, seconds: number, { fraction }: ReadAs): string =>
  fraction ? (ms / 1000).toFixed(6) : String(seconds);

const fields: Readonly<Record<string, (facts: RecordFacts, as: ReadAs) => string>> = {
  clid: ({ clid }) => clid,
  src: ({ src }) => src,
  dst: ({ dst }) => dst,
  dcontext: ({ dcontext }) => dcontext,
  channel: ({ channel }) => channel,
  dstchannel: ({ dstChannel }) => dstChannel,
  lastapp: ({ lastApp }) => lastApp,
  lastdata: ({ lastData }) => lastData,
  start: ({ start }, as) => when(start, as),
  answer: ({ answer }, as) => when(answer, as),
  end: ({ end }, as) => when(end, as),
  duration: ({ durationMs }, as) => lasting(durationMs, wholeSeconds(durationMs), as),
  billsec: ({ billableMs, billsec }, as) => lasting(billableMs, billsec, as),
  disposition: ({ disposition }, { raw }) =>
    raw ? String(disposition === undefined ? 1 : dispositions[disposition]) : dispositionText(disposition),
  amaflags: ({ amaFlags }, { raw }) => (raw ? String(amaFlags) : amaFlagsText(amaFlags)),
  accountcode: ({ accountCode }) => accountCode,
  peeraccount: ({ peerAccount }) => peerAccount,
  uniqueid: ({ uniqueid }) => uniqueid,
  linkedid: ({ linkedid }) => linkedid,
  userfield: ({ userfield }) => userfield,
  sequence: ({ sequence }) => String(sequence),
  dnid: ({ dnid }) => dnid,
};

/** Names of the fields that every record has; any other name is one of the dialplan's own. */
export const isRecordField = (name: string): boolean => Object.hasOwn(fields, name.toLowerCase());

/** A field of a record, or what the dialplan added under that name; undefined if there is no such. */
export const readRecord = (facts: RecordFacts, name: string, as: ReadAs = {}): string | undefined => {
  const key = name.toLowerCase();
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field ? field(facts, as) : facts.variables.get(key);
};
