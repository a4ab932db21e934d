import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtins, modules } from './modules.js';

const folders = (kind: string): string[] =>
  readdirSync(new URL(`../pbx/${kind}/`, import.meta.url), { recursive: true })
    .map(String)
    .filter((file) => /^[^/]+\/module\.ts$/.test(file))
    .map((file) => file.slice(0, file.indexOf('/')))
    .sort();

describe('the list of modules', () => {
  it.each([
    ['builtin', builtins],
    ['modules', modules],
  ] as const)('names everything in pbx/%s by the name of its folder', (kind, definitions) => {
    expect(folders(kind).length).toBeGreaterThan(0);
    expect(definitions.map(({ name }) => name).sort()).toEqual(folders(kind));
  });

  it('lets a module need only modules that are there', () => {
    const known = new Set(modules.map(({ name }) => name));
    for (const { name, requires = [] } of modules)
      expect(
        requires.filter((one) => !known.has(one)),
        `what ${name} needs`,
      ).toEqual([]);
  });
});
