import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { playTones, tonePart } from '../../kernel/media/play-tones.js';
import type { TonePart } from '../../kernel/media/tones.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** International Morse code (ITU-R M.1677). */
const codes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'A.- B-... C-.-. D-.. E. F..-. G--. H.... I.. J.--- K-.- L.-.. M-- N-. O--- P.--. Q--.- R.-. S... T- U..- V...- ' +
      'W.-- X-..- Y-.-- Z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.'
    )
      .split(' ')
      .map((word) => [word.charAt(0), word.slice(1)]),
  ),
  '.': '.-.-.-',
  ',': '--..--',
  '?': '..--..',
  "'": '.----.',
  '!': '-.-.--',
  '/': '-..-.',
  '(': '-.--.',
  ')': '-.--.-',
  '&': '.-...',
  ':': '---...',
  ';': '-.-.-.',
  '=': '-...-',
  '+': '.-.-.',
  '-': '-....-',
  _: '..--.-',
  '"': '.-..-.',
  $: '...-..-',
  '@': '.--.-.',
};

const usualDitMs = 80;
const usualHz = 800;

/** Numbers of dits: between the marks of a letter, behind a letter besides that, and between words besides both. */
const withinLetter = 1;
const behindLetter = 2;
const betweenWords = 3;

interface Sound {
  readonly ditMs: number;
  readonly hz: number;
  readonly silenceHz: number;
}

const soundOf = ({ variables }: Channel): Sound => {
  const number = (name: string, usual: number): number => {
    const value = leadingInteger(variables.get(name) ?? '') ?? -1;
    return value >= 0 ? value : usual;
  };
  return {
    ditMs: number('MORSEDITLEN', usualDitMs) || usualDitMs,
    hz: number('MORSETONE', usualHz),
    silenceHz: number('MORSESPACETONE', 0),
  };
};

/** The tones of a text; what has no code is left out. */
const tonesOf = (text: string, { ditMs, hz, silenceHz }: Sound): readonly TonePart[] => {
  const rest = (dits: number): TonePart => tonePart(dits * ditMs, silenceHz);
  return [...text.toUpperCase()].flatMap((character) => {
    if (character === ' ') return [rest(betweenWords + behindLetter)];
    const code = codes[character];
    if (code === undefined) return [];
    const marks = [...code].flatMap((mark) => [tonePart((mark === '-' ? 3 : 1) * ditMs, hz), rest(withinLetter)]);
    return [...marks, rest(behindLetter)];
  });
};

const Morsecode: Application = {
  name: 'Morsecode',
  synopsis: 'Plays a text in Morse code',
  syntax: 'Morsecode(text)',
  async run(channel, data) {
    if (data === '') {
      channel.kernel.log.write('warning', 'app_morsecode', 'Morsecode needs a text');
      return 'continue';
    }
    const played = await playTones(channel, tonesOf(data, soundOf(channel)));
    return played ? 'continue' : 'hangup';
  },
};

export const definition = defineModule({
  name: 'app_morsecode',
  description: 'Morse code',
  start: () => ({ applications: [Morsecode] }),
});
