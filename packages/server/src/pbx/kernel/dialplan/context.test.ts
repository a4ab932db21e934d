import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Context } from './context.js';

const extens = [
  '100',
  '1001',
  '200',
  's',
  'i',
  't',
  '_1XX',
  '_1X.',
  '_[1-3]XX',
  '_ZXX',
  '_NXX',
  '_X.',
  '_.',
  '_1XX!',
  '_[13-5]0X',
];
const callers = [undefined, '', '555', '_5XX'];
const step = fc
  .record({ exten: fc.constantFrom(...extens), callerId: fc.constantFrom(...callers) })
  .map((place) => ({ ...place, context: 'c', priority: 1, application: 'NoOp', data: '', registrar: 'test' }));
const unique = fc.uniqueArray(step, {
  selector: ({ exten, callerId }) => `${exten}/${callerId ?? 'any'}`,
  minLength: 1,
  maxLength: 40,
});

const contextOf = (steps: Parameters<Context['add']>[0][]): Context => {
  const context = new Context('c', 'test');
  for (const one of steps) context.add(one);
  return context;
};
const written = ({ extensions }: Context) => extensions.map(({ exten, callerId }) => `${exten}/${callerId ?? 'any'}`);

describe('a context', () => {
  it('has its extensions in one order, however they were added', () => {
    fc.assert(
      fc.property(
        unique.chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length }))),
        fc.constantFrom('100', '1001', '234', '555', 's'),
        ([steps, others], dialled) => {
          const [one, other] = [contextOf(steps), contextOf(others)];
          expect(written(other)).toEqual(written(one));
          expect([...other.matching(dialled, '555')]).toEqual([...one.matching(dialled, '555')]);
        },
      ),
    );
  });

  it('takes a step once, or in the place of the one before', () => {
    const first = {
      context: 'c',
      exten: '1',
      callerId: undefined,
      priority: 1,
      application: 'A',
      data: '',
      registrar: 'test',
    };
    const context = contextOf([first]);
    expect(context.add({ ...first, application: 'B' })).toBe(false);
    expect(context.add({ ...first, application: 'B' }, true)).toBe(true);
    expect(context.extensions.flatMap(({ steps }) => steps.map(({ application }) => application))).toEqual(['B']);
  });
});
