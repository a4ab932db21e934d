import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of the dialplan', () => {
  it.each([
    ['DIALPLAN_EXISTS(lines)', '1'],
    ['DIALPLAN_EXISTS(nope)', '0'],
    ['DIALPLAN_EXISTS(lines,a)', '1'],
    ['DIALPLAN_EXISTS(lines,a,2)', '1'],
    ['DIALPLAN_EXISTS(lines,a,9)', '0'],
    ['DIALPLAN_EXISTS(lines,a,nolabel)', '0'],
    ['DIALPLAN_EXISTS()', '0'],
    ['VALID_EXTEN(lines)', ''],
    ['VALID_EXTEN(lines,a,1)', '1'],
    ['VALID_EXTEN(,a)', '1'],
    ['VALID_EXTEN(lines,b)', '0'],
  ])('%s is %j', async (expression, expected) => {
    expect(await system.read(expression)).toBe(expected);
  });
});
