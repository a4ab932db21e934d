import { parseOptions } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';

/** What Record is asked for. */
export interface RecordRequest {
  /** Without its ending. */
  readonly file: string;
  readonly extension: string;
  /** Milliseconds of silence that end it; 0 for none. */
  readonly silenceMs: number;
  /** Milliseconds after which it ends; undefined for never. */
  readonly longestMs: number | undefined;
  readonly append: boolean;
  /** Records a line that has not been answered, or goes on without recording it. */
  readonly noAnswer: boolean;
  readonly skip: boolean;
  readonly quiet: boolean;
  /** Keeps the file though the caller hung up. */
  readonly keep: boolean;
  /** Keeps the silence at the end. */
  readonly whole: boolean;
  /** Digits that end it, and the one that asks for the operator. */
  readonly endDigits: string;
  readonly operatorDigit: string;
}

/** Reads `file.format[,silence[,maxduration[,options]]]`; undefined where there is no ending. */
export const readRequest = (data: string): RecordRequest | undefined => {
  const [name = '', silence = '', longest = '', options = ''] = separateArguments(data);
  const cut = name.lastIndexOf('.') >= 0 ? name.lastIndexOf('.') : name.lastIndexOf(':');
  if (name === '' || cut < 0) return undefined;
  const given = parseOptions(options);
  const seconds = leadingInteger(longest) ?? 0;
  return {
    file: name.slice(0, cut),
    extension: name.slice(cut + 1),
    silenceMs: Math.max(0, leadingInteger(silence) ?? 0) * 1000,
    longestMs: seconds > 0 ? seconds * 1000 : undefined,
    append: given.has('a'),
    noAnswer: given.has('n'),
    skip: given.has('s'),
    quiet: given.has('q'),
    keep: given.has('k'),
    whole: given.has('u'),
    endDigits: endDigits(given),
    operatorDigit: given.has('o') ? '0' : '',
  };
};

const endDigits = (given: ReadonlyMap<string, string>): string => {
  if (given.has('x')) return '';
  if (given.has('y')) return '0123456789*#ABCD';
  return given.has('t') ? '*' : '#';
};
