import { randomInt } from 'node:crypto';
import { separateArguments } from '../../kernel/arguments.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const largest = 2 ** 31 - 1;

const bound = (text: string, otherwise: number): number => {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? otherwise : Math.min(Math.max(number, -largest), largest);
};

const RAND: DialplanFunction = {
  name: 'RAND',
  synopsis: 'A number by chance, the bounds included',
  syntax: 'RAND([min][,max])',
  read: (_scope, args) => {
    const [min = '', max = ''] = separateArguments(args, 2);
    const [low, high] = [bound(min, 0), bound(max, largest)].sort((a, b) => a - b) as [number, number];
    return String(randomInt(low, high + 1));
  },
};

export const definition = defineModule({
  name: 'func_rand',
  description: 'Random number dialplan function',
  start: () => ({ functions: [RAND] }),
});
