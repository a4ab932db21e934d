import type { Block, EventDefinition, EventFields, EventPayload } from '../catalog/event.js';
import type { Header, HeaderValue } from './header.js';

const LINE_END = '\r\n';

/**
 * What no value may carry into the stream: line ends and NUL, and every char code above 255, since a byte string has
 * none and the low byte of one may be a line end (U+010A).
 */
const unsafe = /[\0\r\n\u0100-\uffff]/;
const controls = /[\0\r\n]/g;
const wide = /[\u0100-\uffff]/g;

/** A value that stays on its line: CR, LF and NUL become a space each, a char code above 255 becomes `?`. */
export const safeValue = (value: string): string =>
  unsafe.test(value) ? value.replace(controls, ' ').replace(wide, '?') : value;

/** A header name that stays one: as `safeValue`, and a colon, which would end it, becomes a space. */
export const safeName = (name: string): string => safeValue(name.includes(':') ? name.replaceAll(':', ' ') : name);

/** The line of one header, with its line end. A bare line (empty name) without text is nothing: it would end the message. */
export const renderHeader = (name: string, value: HeaderValue): string => {
  const text = typeof value === 'string' ? safeValue(value) : String(value);
  if (name !== '') return `${safeName(name)}: ${text}${LINE_END}`;
  return text === '' ? '' : text + LINE_END;
};

/** The lines of headers, each ended by CR LF. A header with an empty name is a bare line. */
export const renderHeaders = (headers: readonly Header[]): string => {
  let out = '';
  for (const [name, value] of headers) out += renderHeader(name, value);
  return out;
};

/** A whole message: its headers and the blank line. */
export const renderMessage = (headers: readonly Header[]): string => renderHeaders(headers) + LINE_END;

/** A field of an event, prepared: for a header `start` is the beginning of its line, for a block its prefix. */
interface Part {
  readonly key: string;
  readonly start: string;
  readonly isBlock: boolean;
}

type PartValue = HeaderValue | readonly HeaderValue[] | Block | undefined;

const compile = (fields: EventFields): readonly Part[] =>
  Object.entries(fields).map(([key, field]) =>
    field.kind === 'header'
      ? { key, start: `${safeName(key)}: `, isBlock: false }
      : { key, start: field.prefix, isBlock: true },
  );

const compiled = new WeakMap<EventFields, readonly Part[]>();

const partsOf = (fields: EventFields): readonly Part[] => {
  let parts = compiled.get(fields);
  if (!parts) {
    parts = compile(fields);
    compiled.set(fields, parts);
  }
  return parts;
};

/**
 * The wire lines of an event behind `Privilege`, each ended by CR LF: its fields in the catalog's order. A field that
 * the payload does not hold is left out, a list of values is the header repeated. A block renders itself, and answers for
 * its lines.
 */
export const renderEventBody = <F extends EventFields>(
  definition: EventDefinition<F>,
  payload: EventPayload<F>,
): string => {
  const values = payload as Readonly<Record<string, PartValue>>;
  let out = '';
  for (const { key, start, isBlock } of partsOf(definition.fields)) {
    const value = values[key];
    if (value === undefined) continue;
    if (typeof value === 'string') out += start + safeValue(value) + LINE_END;
    else if (typeof value === 'number') out += start + value + LINE_END;
    else if (isBlock) out += (value as Block).render(start);
    else for (const one of value as readonly HeaderValue[]) out += start + safeValue(String(one)) + LINE_END;
  }
  return out;
};

/**
 * What the Command action answers with: one `Output` header for each line of what a console command printed. The line
 * end of the last line begins no further one; a command that printed nothing has one empty line, as in the reference.
 */
export const outputLines = (text: string): Header[] =>
  (text.endsWith('\n') ? text.slice(0, -1) : text)
    .split('\n')
    .map((line) => ['Output', line.endsWith('\r') ? line.slice(0, -1) : line]);
