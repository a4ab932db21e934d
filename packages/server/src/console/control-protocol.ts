import { z } from 'zod';

/**
 * What passes over the control socket: one JSON document to a line, UTF-8. Text inside is a byte string (char codes
 * 0–255), as everywhere in the server; only the terminal turns it into characters.
 */

/** What the console asks of the server. */
export const controlRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), id: z.number().int(), line: z.string() }),
  z.object({ kind: z.literal('complete'), id: z.number().int(), line: z.string() }),
  /** Wants log lines as they are written, verbose and debug messages up to these levels, with times or without. */
  z.object({ kind: z.literal('listen'), verbose: z.number().int(), debug: z.number().int(), times: z.boolean() }),
]);
export type ControlRequest = z.infer<typeof controlRequest>;

/** What the server says. */
export const controlReply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hello'),
    product: z.string(),
    version: z.string(),
    pid: z.number().int(),
    host: z.string(),
  }),
  z.object({ kind: z.literal('result'), id: z.number().int(), ok: z.boolean(), lines: z.array(z.string()) }),
  z.object({ kind: z.literal('words'), id: z.number().int(), words: z.array(z.string()) }),
  z.object({ kind: z.literal('log'), line: z.string() }),
  /** The server ends, or has had enough of this console. */
  z.object({ kind: z.literal('bye'), reason: z.string() }),
]);
export type ControlReply = z.infer<typeof controlReply>;

/** The longest line that a console may send, in characters: no command is as long. */
export const longestRequest = 64 * 1024;

export const encode = (message: ControlRequest | ControlReply): string => `${JSON.stringify(message)}\n`;

/** Splits what arrives into lines, however it was cut. Gives false once a line is longer than `limit`. */
export const lineSplitter = (limit: number, take: (line: string) => void): ((chunk: string) => boolean) => {
  let parts: string[] = [];
  let length = 0;
  const add = (part: string): boolean => {
    parts.push(part);
    length += part.length;
    return length <= limit;
  };
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      if (!add(chunk.slice(from, end))) return false;
      const line = parts.join('');
      parts = [];
      length = 0;
      from = end + 1;
      if (line !== '') take(line);
    }
    return from === chunk.length || add(chunk.slice(from));
  };
};

/** The JSON of a line, or undefined for what is none. */
export const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
