import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { tonePart } from '../../kernel/media/play-tones.js';
import type { Application } from '../../kernel/module.js';
import { sendTones } from '../../kernel/signalling-tones.js';
import { frequencies } from './mf-digits.js';

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
