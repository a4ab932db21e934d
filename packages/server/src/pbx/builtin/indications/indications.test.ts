import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

const conf = `[general]
country=de
[de]
description = Germany
ringcadence = 1000,4000
dial = 425
busy = 425/480,0/480
[us]
description = United States / North America
ringcadence = 2000,4000
dial = 350+440
`;
let system: TestKernel;
beforeEach(async () => {
  system = await startTestKernel({ files: { 'indications.conf': conf }, builtins: [definition] });
});
afterEach(() => system.close());

describe('the tones of indications.conf', () => {
  it('are listed by country', async () => {
    expect(await system.console('indication show')).toEqual([
      'Country   Description',
      '===========================',
      'de       Germany',
      'us       United States / North America',
      '===========================',
      'Default tone zone: de',
    ]);
    expect(await system.console('indication show us')).toEqual([
      'Country Indication      PlayList',
      '=====================================',
      'us      <ringcadence>   2000,4000',
      'us      dial            350+440',
    ]);
    expect(await system.console('indication show zz')).toEqual(['No countries matched your criteria.']);
  });

  it('can be added and removed until the next reload', async () => {
    await system.console('indication add us test 440/100');
    expect((await system.console('indication show us')).at(-1)).toBe('us      test            440/100');
    await system.console('indication remove us test');
    expect(await system.console('indication remove us test')).toEqual(["Command 'indication remove us test' failed."]);
    await system.console('indication remove us');
    expect(await system.console('indication show us')).toEqual(['No countries matched your criteria.']);
  });

  it('that are none are told with their line', async () => {
    await system.close();
    const files = { 'indications.conf': '[us]\ndial = beep\n' };
    system = await startTestKernel({ files, builtins: [definition] });
    expect(system.logged.join()).toMatch(/indications\.conf:2: 'beep' is not a tone/);
  });
});
