// What Asterisk 20.20.1 plays: the sounds of thousands of its applications and AGI commands, in order (recorded.json).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarTime } from './calendar.js';
import { dateSounds, scriptDateSounds, scriptFormat, scriptTimeSounds } from './dates.js';
import type { Gender } from './language.js';
import { moneySounds, numberSounds, ordinalSounds } from './numbers.js';
import { digitSounds, phoneticSounds, type SpelledCase, spelledSounds } from './spelling.js';

type Recorded = Readonly<Record<string, Readonly<Record<string, string>>>>;
const recorded: Recorded = JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8'));

const cases: Readonly<Record<string, SpelledCase>> = { a: 'all', l: 'lower', n: 'none', u: 'upper' };
const whole = (text: string): Parameters<typeof calendarTime> => [Number(text) * 1000, 'UTC'];

const said = (language: string, command: string): readonly string[] => {
  const [, name = '', data = ''] = /^(\w+)\((.*)\)$/s.exec(command) ?? [];
  const [first = '', second = '', ...others] = data.split(',');
  const [, kind, script = ''] = /^SAY (\w+) (-?\d+)/.exec(command) ?? [];
  if (kind !== undefined) {
    const when = calendarTime(...whole(script));
    if (kind === 'DATE') return scriptDateSounds(language, when);
    if (kind === 'TIME') return scriptTimeSounds(language, when);
    return dateSounds(language, scriptFormat(language), when, when).sounds;
  }
  switch (name) {
    case 'SayNumber':
      return numberSounds(language, Number(first), second as Gender) ?? [];
    case 'SayOrdinal':
      return ordinalSounds(Number(first));
    case 'SayMoney':
      return moneySounds(data);
    case 'SayDigits':
      return digitSounds(data);
    case 'SayAlpha':
      return spelledSounds(data);
    case 'SayAlphaCase':
      return spelledSounds(data.slice(2), cases[first]);
    case 'SayPhonetic':
      return phoneticSounds(data).filter((sound) => /[a-z0-9]_p|digits|letters/.test(sound));
    default: {
      const when = calendarTime(...whole(first));
      return dateSounds(language, others.length > 0 ? others.join(',') : undefined, when, when).sounds;
    }
  }
};

describe('what is said is what the reference says', () => {
  it.each(Object.keys(recorded))('in %s', (language) => {
    const expected = Object.entries(recorded[language] ?? {});
    expect(expected.length).toBeGreaterThan(0);
    const ours = expected.map(([command]) => [
      command,
      said(language, command)
        .map((sound) => sound.replace(/^digits\//, ''))
        .join(' '),
    ]);
    expect(ours).toEqual(expected);
  });
});
