import type { Channel } from '../../../kernel/channel.js';
import { type AgiCommand, done, failed, wholeNumber } from '../command.js';

/** Waits for a text. @param timeout milliseconds; 0 or less waits without an end */
const receive = async (channel: Channel, timeout: number): Promise<string | undefined> => {
  let text: string | undefined;
  await channel.wait({
    ms: timeout > 0 ? timeout : undefined,
    onFrame: (frame) => {
      if (frame.type !== 'text' || frame.text === '') return false;
      text = frame.text;
      return true;
    },
  });
  return text;
};

const receiveChar: AgiCommand = {
  name: 'receive char',
  dead: false,
  synopsis: 'Waits for a character of text',
  syntax: 'RECEIVE CHAR TIMEOUT',
  description: [
    'Waits that many milliseconds for a text, of which the first character counts; 0 waits without an end.',
    'Result: the code of the character, or -1 (hangup) if none came.',
  ],
  seeAlso: ['receive text'],
  async run({ channel, args: [timeout, ...rest] }) {
    if (timeout === undefined || rest.length > 0) return 'usage';
    const text = await receive(channel, wholeNumber(timeout) ?? 0);
    return text === undefined ? failed(-1, '(hangup)') : done(text.charCodeAt(0));
  },
};

const receiveText: AgiCommand = {
  name: 'receive text',
  dead: false,
  synopsis: 'Waits for a text',
  syntax: 'RECEIVE TEXT TIMEOUT',
  description: [
    'Waits that many milliseconds; 0 waits without an end.',
    'Result: 1 with the text in parentheses, or -1 if none came.',
  ],
  seeAlso: ['receive char', 'send text'],
  async run({ channel, args: [timeout, ...rest] }) {
    if (timeout === undefined || rest.length > 0) return 'usage';
    const text = await receive(channel, wholeNumber(timeout) ?? 0);
    return text === undefined ? done(-1) : done(1, `(${text})`);
  },
};

const sendText: AgiCommand = {
  name: 'send text',
  dead: false,
  synopsis: 'Sends a text',
  syntax: 'SEND TEXT "TEXT TO SEND"',
  description: ['Result: 0, whether the channel can carry text or not; -1 if it is gone.'],
  seeAlso: ['receive text'],
  run({ channel, args: [text, ...rest] }) {
    if (text === undefined || rest.length > 0) return 'usage';
    channel.leg.sendText(text);
    return channel.interrupted ? failed() : done(0);
  },
};

const sendImage: AgiCommand = {
  name: 'send image',
  dead: false,
  synopsis: 'Sends an image',
  syntax: 'SEND IMAGE IMAGE',
  description: ['No channel can carry images.', 'Result: 0.'],
  run: ({ args }) => (args.length === 1 ? done(0) : 'usage'),
};

const tddMode: AgiCommand = {
  name: 'tdd mode',
  dead: false,
  synopsis: 'Switches the text telephone of a channel on or off',
  syntax: 'TDD MODE ON|OFF',
  description: ['No channel has one.', 'Result: 0.'],
  run: ({ args }) => (args.length === 1 ? done(0) : 'usage'),
};

/** Texts, and what goes with them. */
export const textCommands = { receiveChar, receiveText, sendImage, sendText, tddMode };
