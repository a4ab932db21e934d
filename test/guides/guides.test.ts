import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { readGuide } from './guide.js';
import { GuideSession } from './session.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What each guide has its reader do, at least. */
const guides: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'conferences.md': { console: 2, ami: 4, ini: 2 },
  'dialplan.md': { console: 4, ami: 2, ini: 4 },
  'first-call.md': { console: 3, ami: 3 },
  'testing.md': { console: 2, js: 3 },
};

describe('a guide', () => {
  let session: GuideSession | undefined;
  afterEach(() => session?.close());

  it('is one of those that are followed here', () => {
    expect(readdirSync(join(root, 'docs/guides')).sort()).toEqual(expect.arrayContaining(Object.keys(guides)));
  });

  it.each(Object.keys(guides))('does what it says: %s', { timeout: 240_000 }, async (name) => {
    session = new GuideSession();
    for (const block of readGuide(name))
      await session.follow(block).catch((error: Error) => {
        throw new Error(`docs/guides/${name}:${block.line}: ${error.message}`);
      });
    for (const [kind, least] of Object.entries(guides[name] ?? {}))
      expect(session.done[kind] ?? 0, `blocks of ${kind}`).toBeGreaterThanOrEqual(least);
  });
});

describe('the published testing kit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amiable-example-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('runs the example as its reader would, and ends by itself with nothing left', { timeout: 240_000 }, async () => {
    cpSync(join(root, 'examples/crm-test'), folder, { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const run = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: folder, timeout: 200_000 });
    expect((await run('node_modules/vitest/vitest.mjs', 'run')).stdout).toMatch(/5 passed/);
    writeFileSync(
      join(folder, 'once.js'),
      `import { startPbx } from 'amiable/testing';
       const pbx = await startPbx({ etc: 'etc' });
       pbx.phone('201').answersAfter('2s');
       const call = pbx.phone('trunk').calls('5550100');
       await pbx.advance('1h');
       const state = call.state;
       await pbx.stop();
       console.log(state, JSON.stringify(process.getActiveResourcesInfo().filter((name) => !/Pipe|TTY|File/.test(name))));`,
    );
    // without process.exit, and without a timer or a socket that would keep it alive
    expect((await run('once.js')).stdout).toBe('up []\n');
  });
});
