import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { tonePart } from '../../kernel/media/play-tones.js';
import type { Application } from '../../kernel/module.js';
import { sendTones } from '../../kernel/signalling-tones.js';

/** The two frequencies of each digit of signalling system R1 (ITU-T Q.320): `*` is KP, `#` ST, A STP, B ST2P, C ST3P. */
const frequencies: Readonly<Record<string, readonly [number, number]>> = {
  '0': [1300, 1500],
  '1': [700, 900],
  '2': [700, 1100],
  '3': [900, 1100],
  '4': [700, 1300],
  '5': [900, 1300],
  '6': [1100, 1300],
  '7': [700, 1500],
  '8': [900, 1500],
  '9': [1100, 1500],
  '*': [1100, 1700],
  '#': [1500, 1700],
  A: [900, 1700],
  B: [1300, 1700],
  C: [700, 1700],
};

const positive = (text: string, usual: number): number => {
  const ms = leadingInteger(text) ?? 0;
  return ms > 0 ? ms : usual;
};

export const SendMF: Application = {
  name: 'SendMF',
  synopsis: 'Sends multi-frequency digits',
  syntax: 'SendMF(digits[,timeout_ms[,duration_ms[,duration_ms_kp[,duration_ms_st[,channel]]]]])',
  run(channel, data) {
    const [digits = '', gap = '', duration = '', kp = '', st = '', other = ''] = separateArguments(data);
    const gapMs = positive(gap, 50);
    const lengthOf = (character: string): number => {
      if (character === '*') return positive(kp, 120);
      return /\d/.test(character) ? positive(duration, 55) : positive(st, 65);
    };
    return sendTones(channel, 'SendMF', digits, other, {
      gapMs,
      digit(character) {
        const pair = frequencies[character.toUpperCase()];
        return pair && [tonePart(lengthOf(character), ...pair), tonePart(gapMs, 0)];
      },
    });
  },
};
