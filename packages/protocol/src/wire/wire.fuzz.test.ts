import fc from 'fast-check';
import { expect, test } from 'vitest';
import { event, header } from '../catalog/event.js';
import { bytesToText, decodePortably, textToBytes } from './bytes.js';
import { outputLines, renderEventBody, renderHeaders, renderMessage, safeName, safeValue } from './encode.js';
import { defaultFramerLimits, type Frame, Framer } from './framer.js';
import type { Header } from './header.js';

const environment = process.env;
const seed = Number(environment.AMIABLE_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(environment.AMIABLE_FUZZ_RUNS ?? 1000);
const options = { seed, numRuns, endOnFailure: false };
console.log(`AMIABLE_FUZZ_SEED=${seed} AMIABLE_FUZZ_RUNS=${numRuns}`);

/** As many bytes as a message within the limits can hold. */
const mostBytes = (defaultFramerLimits.lines + 1) * defaultFramerLimits.lineBytes;

const cut = (bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] => {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (let n = 0; from < bytes.length; n++) {
    const size = sizes.length ? (sizes[n % sizes.length] as number) : bytes.length;
    chunks.push(bytes.subarray(from, from + size));
    from += size;
  }
  return chunks;
};

const frame = (chunks: readonly Uint8Array[]) => {
  const framer = new Framer();
  const frames: { kind: Frame['kind']; lines: readonly string[] }[] = [];
  let most = 0;
  for (const chunk of chunks) {
    framer.push(chunk, ({ kind, message }) => frames.push({ kind, lines: message.lines }));
    most = Math.max(most, framer.pendingBytes);
  }
  return { frames, most, left: framer.pendingBytes };
};

/** Bytes in which what matters to a framer is frequent. */
const telling = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('\r\n', '\n', '\r', '\0', ':', ' ', '\r\n\r\n', 'Action: Ping') },
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => safeValue(text)) },
      { weight: 1, arbitrary: fc.integer({ min: 1000, max: 2100 }).map((length) => 'x'.repeat(length)) },
      { weight: 1, arbitrary: fc.integer({ min: 120, max: 140 }).map((count) => 'h: 1\r\n'.repeat(count)) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => textToBytes(parts.join('')));
const anyBytes = fc.oneof(telling, fc.uint8Array({ maxLength: 5000 }));
const sizes = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 8 });

test('where a stream is cut makes no difference, and no bytes make it throw', () => {
  fc.assert(
    fc.property(anyBytes, sizes, (bytes, cuts) => {
      const whole = frame([bytes]);
      const pieces = frame(cut(bytes, cuts));
      expect(pieces.frames).toEqual(whole.frames);
      expect(pieces.left).toBe(whole.left);
    }),
    options,
  );
});

test('byte by byte is as good as whole', () => {
  fc.assert(
    fc.property(telling, (bytes) => {
      expect(frame(cut(bytes, [1])).frames).toEqual(frame([bytes]).frames);
    }),
    { ...options, numRuns: Math.ceil(numRuns / 4) },
  );
});

test('what is held stays within the limits, and so does every frame', () => {
  fc.assert(
    fc.property(fc.array(anyBytes, { maxLength: 20 }), sizes, (streams, cuts) => {
      const { frames, most } = frame(streams.flatMap((bytes) => cut(bytes, cuts)));
      expect(most).toBeLessThanOrEqual(mostBytes);
      for (const { lines } of frames) {
        expect(lines.length).toBeLessThanOrEqual(defaultFramerLimits.lines);
        for (const line of lines) {
          expect(line.length).toBeGreaterThan(0);
          expect(line.length).toBeLessThan(defaultFramerLimits.lineBytes);
          expect(line).not.toMatch(/[\n\0]/);
        }
      }
    }),
    { ...options, numRuns: Math.ceil(numRuns / 4) },
  );
});

test('a stream that never ends a line or a message holds no more than the limits', () => {
  const framer = new Framer();
  const flood = [textToBytes('x'.repeat(65536)), textToBytes('h: 1\r\n'.repeat(10922)), textToBytes('y')];
  const none = () => expect.unreachable('no blank line was sent');
  for (let round = 0; round < 100; round++)
    for (const chunk of flood) {
      framer.push(chunk, none);
      expect(framer.pendingBytes).toBeLessThanOrEqual(mostBytes);
    }
});

const headerName = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map(safeName);
const headerValue = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => safeValue(`x${text}`));
const wireHeaders = fc.array(fc.tuple(headerName, headerValue), { minLength: 1, maxLength: 20 });

test('messages that were rendered come out of the framer as they were', () => {
  fc.assert(
    fc.property(fc.array(wireHeaders, { maxLength: 8 }), sizes, (messages, cuts) => {
      const framer = new Framer();
      const got: (readonly Header[])[] = [];
      for (const chunk of cut(textToBytes(messages.map(renderMessage).join('')), cuts))
        framer.push(chunk, ({ kind, message }) => {
          expect(kind).toBe('message');
          got.push(message.headers);
        });
      expect(got).toEqual(messages);
      expect(framer.pendingBytes).toBe(0);
    }),
    options,
  );
});

/** Text with whatever may break a line: all of Unicode, lone surrogates, and char codes whose low byte is a line end. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(fc.constantFrom('\r', '\n', '\0', '\u010a', '\u010d', '\u0a00', 'Event: x'), { maxLength: 12 })
    .map((a) => a.join('')),
);
const onTheWire = (text: string) => bytesToText(textToBytes(text));
const lineEnds = (text: string) => [...onTheWire(text)].filter((char) => char === '\n').length;

test('no header, whatever its name and value, adds a line', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText), { maxLength: 10 }), (headers) => {
      const wire = onTheWire(renderHeaders(headers));
      expect(wire.match(/\r\n/g)?.length ?? 0).toBe(
        headers.filter(([name, value]) => name !== '' || value !== '').length,
      );
      expect(wire.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
      expect(wire).not.toMatch(/^\r\n|\r\n\r\n/);
    }),
    options,
  );
});

const sample = event({
  name: 'Sample',
  privilege: ['user'],
  fields: { One: header(), Two: header(), Three: header() },
});

test('no payload of an event adds a line', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(anyText, { maxLength: 5 }),
      fc.oneof(fc.integer(), fc.double()),
      (One, Two, Three) => {
        const body = renderEventBody(sample, { One, Two, Three });
        expect(lineEnds(body)).toBe(2 + Two.length);
        expect(onTheWire(body).replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
      },
    ),
    options,
  );
});

test('what a command prints is Output headers and nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const wire = onTheWire(renderHeaders(outputLines(text)));
      for (const line of wire.split('\r\n').slice(0, -1)) expect(line).toMatch(/^Output: [^\r\n\0]*$/);
    }),
    options,
  );
});

test('both decoders agree', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 9000 }), (bytes) => {
      expect(decodePortably(bytes)(0, bytes.length)).toBe(bytesToText(bytes));
    }),
    options,
  );
});
