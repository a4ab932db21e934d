import { describe, expect, test } from 'vitest';
import { textToBytes } from './bytes.js';
import { type Frame, Framer, type FramerLimits } from './framer.js';

/** What a framer makes of chunks: kind and lines of each frame. */
const framesOf = (chunks: readonly string[], limits?: Partial<FramerLimits>) => {
  const framer = new Framer(limits);
  const frames: [Frame['kind'], ...string[]][] = [];
  for (const chunk of chunks)
    framer.push(textToBytes(chunk), ({ kind, message }) => frames.push([kind, ...message.lines]));
  return { frames, pendingBytes: framer.pendingBytes };
};

const lines = (count: number) => Array.from({ length: count }, (_, n) => `H${n}: ${n}`);
const wire = (...text: string[]) => `${[...text, ''].join('\r\n')}\r\n`;
const longest = `A: ${'x'.repeat(1019)}`;

const cases: { name: string; text: string; frames: [Frame['kind'], ...string[]][]; pending?: number }[] = [
  { name: 'nothing', text: '', frames: [] },
  {
    name: 'a message',
    text: wire('Action: Ping', 'ActionID: 1'),
    frames: [['message', 'Action: Ping', 'ActionID: 1']],
  },
  {
    name: 'line feeds alone',
    text: 'Action: Ping\nActionID: lf\n\n',
    frames: [['message', 'Action: Ping', 'ActionID: lf']],
  },
  { name: 'both line ends in one message', text: 'a: 1\nb: 2\r\n\n', frames: [['message', 'a: 1', 'b: 2']] },
  { name: 'a blank line is a message', text: '\r\n', frames: [['message']] },
  { name: 'each blank line is one', text: '\r\n\n\r\n', frames: [['message'], ['message'], ['message']] },
  {
    name: 'two messages',
    text: wire('Action: Ping') + wire('Action: Logoff'),
    frames: [
      ['message', 'Action: Ping'],
      ['message', 'Action: Logoff'],
    ],
  },
  {
    name: 'a message and the begin of one',
    text: `${wire('a: 1')}Action: Pi`,
    frames: [['message', 'a: 1']],
    pending: 10,
  },
  { name: 'a message without its blank line', text: 'a: 1\r\nb: 22\r\n', frames: [], pending: 9 },
  { name: 'a lone CR belongs to the line', text: 'a: 1\rb\r\r\n\r\n', frames: [['message', 'a: 1\rb\r']] },
  { name: 'a lone CR is no blank line', text: '\r\r\n\r\n', frames: [['message', '\r']] },
  { name: 'a line without a colon', text: wire('Action: Ping', 'none'), frames: [['message', 'Action: Ping', 'none']] },
  {
    name: 'a NUL ends the text of its line',
    text: 'a: 1\0b: 2\r\nc: 3\r\n\r\n',
    frames: [['message', 'a: 1', 'c: 3']],
  },
  { name: 'the first NUL of a line counts', text: 'a: 1\0b\0\r\n\n', frames: [['message', 'a: 1']] },
  { name: 'a NUL behind CR', text: 'a: 1\r\0\r\n\n', frames: [['message', 'a: 1\r']] },
  {
    name: 'a line that begins with NUL is blank',
    text: 'a: 1\r\n\0b: 2\r\nc: 3\n\n',
    frames: [
      ['message', 'a: 1'],
      ['message', 'c: 3'],
    ],
  },
  { name: 'every byte passes', text: wire('a: ÿþ\x80\x7f\t\x01é'), frames: [['message', 'a: ÿþ\x80\x7f\t\x01é']] },
  { name: 'the longest line', text: wire(longest), frames: [['message', longest]] },
  { name: 'the longest line that a line feed ends', text: `${longest}x\n\n`, frames: [['message', `${longest}x`]] },
  {
    name: 'a line one byte too long leaves its line feed, which ends the message',
    text: wire('ActionID: 7', `${longest}x`, 'b: 2'),
    frames: [
      ['lineTooLong', 'ActionID: 7'],
      ['message', 'b: 2'],
    ],
  },
  {
    name: 'of a line that is too long the end is a line, and the message goes on',
    text: wire('Action: Ping', `${longest}xyz: tail`, 'ActionID: behind'),
    frames: [['lineTooLong', 'Action: Ping', 'yz: tail', 'ActionID: behind']],
  },
  {
    name: 'a line two bytes too long leaves its last byte, and the message goes on',
    text: wire(`${longest}xy`, 'ActionID: 7'),
    frames: [['lineTooLong', 'y', 'ActionID: 7']],
  },
  {
    name: 'the message behind a line that is too long is sound',
    text: wire('x'.repeat(5000)) + wire('Action: Ping'),
    frames: [
      ['lineTooLong', 'x'.repeat(5000 % 1023)],
      ['message', 'Action: Ping'],
    ],
  },
  { name: 'as many lines as there is room for', text: wire(...lines(128)), frames: [['message', ...lines(128)]] },
  {
    name: 'too many lines: the first are kept, the message behind is sound',
    text: wire(...lines(129)) + wire('Action: Ping'),
    frames: [
      ['tooManyLines', ...lines(128)],
      ['message', 'Action: Ping'],
    ],
  },
  {
    name: 'lines without a colon take room',
    text: wire(...Array(128).fill('none'), 'Action: Ping'),
    frames: [['tooManyLines', ...Array(128).fill('none')]],
  },
  {
    name: 'too many lines come before one that is too long',
    text: wire(...lines(128), 'x'.repeat(2000)),
    frames: [['tooManyLines', ...lines(128)]],
  },
];

describe.each(cases)('$name', ({ text, frames, pending = 0 }) => {
  test('whole', () => {
    expect(framesOf([text])).toEqual({ frames, pendingBytes: pending });
  });

  test('byte by byte', () => {
    const result = framesOf([...text]);
    expect(result.frames).toEqual(frames);
    // A CR that may yet belong to a line end is held with its line.
    expect(result.pendingBytes).toBe(pending);
  });

  test('cut in two, anywhere', () => {
    for (let cut = 0; cut <= text.length; cut++)
      expect(framesOf([text.slice(0, cut), text.slice(cut)]).frames).toEqual(frames);
  });
});

test('limits may be set', () => {
  const limits = { lineBytes: 8, lines: 2 };
  expect(framesOf(['a: 123\r\nb\r\n\r\n'], limits).frames).toEqual([['message', 'a: 123', 'b']]);
  expect(framesOf(['a: 12345\r\n\r\n'], limits).frames).toEqual([['lineTooLong', '5']]);
  expect(framesOf(['a\nb\nc\n\n'], limits).frames).toEqual([['tooManyLines', 'a', 'b']]);
});

test('a chunk may be a view into a larger memory, and is not kept', () => {
  const memory = Uint8Array.from(textToBytes('....Action: Ping\r\nA: 1....'));
  const frames: string[][] = [];
  const framer = new Framer();
  framer.push(memory.subarray(4, -4), () => expect.unreachable());
  memory.fill(0);
  framer.push(textToBytes('2\r\n\r\n'), ({ message }) => frames.push([...message.lines]));
  expect(frames).toEqual([['Action: Ping', 'A: 12']]);
});
