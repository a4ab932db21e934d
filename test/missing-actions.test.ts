import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionCatalog } from '@amiable/protocol';
import { expect, it } from 'vitest';
import { builtins, modules } from '../packages/server/src/main/modules.js';
import { sessionActions } from '../packages/server/src/manager/actions/index.js';
import { Logger } from '../packages/server/src/pbx/kernel/logger.js';
import { VirtualClock } from '../packages/server/src/pbx/kernel/virtual-clock.js';
import { startTestKernel } from '../packages/server/src/testing/test-kernel.js';

/*
 * docs/deviations.md lists the actions that no module brings yet: the catalog without what runs. After a change,
 * MISSING_ACTIONS_WRITE=1 npx vitest run test/missing-actions.test.ts writes the list anew.
 */
const page = fileURLToPath(new URL('../docs/deviations.md', import.meta.url));
const etc = fileURLToPath(new URL('conformance/etc', import.meta.url));
const HEAD = '| module | actions that are not there yet |\n| --- | --- |\n';

/** What runs under a configuration that has every file, so that each module finds what it needs. */
const runningActions = async (): Promise<ReadonlySet<string>> => {
  const names = readdirSync(etc).filter((name) => name.endsWith('.conf'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(`${etc}/${name}`, 'latin1')]));
  // The actions about the log are there only where there is one with files.
  const folder = mkdtempSync(join(tmpdir(), 'missing-actions-'));
  const settings = { channels: [], dateFormat: '%b %e %T', rotateStrategy: 'sequential' } as const;
  const log = new Logger({ clock: new VirtualClock(), folder, settings, pid: process.pid });
  const test = await startTestKernel({ files, builtins, modules, log });
  const { actions } = test.kernel.describe();
  await test.close();
  await log.flush();
  rmSync(folder, { recursive: true });
  return new Set([...actions, ...sessionActions.keys()]);
};

const tableOf = (running: ReadonlySet<string>): string => {
  const missing = new Map<string, string[]>();
  for (const { name, module } of actionCatalog.values())
    if (!running.has(name)) missing.set(module, [...(missing.get(module) ?? []), name]);
  const rows = [...missing].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([module, names]) => `| ${module} | ${names.sort().join(', ')} |\n`).join('');
};

it('names in docs/deviations.md exactly the actions that no module brings', async () => {
  const running = await runningActions();
  expect(running.has('Ping') && running.has('Originate')).toBe(true);
  const text = readFileSync(page, 'utf8');
  const start = text.indexOf(HEAD) + HEAD.length;
  expect(start).toBeGreaterThan(HEAD.length);
  const rows = /^(?:\|.*\n)*/.exec(text.slice(start))?.[0] ?? '';
  if (process.env.MISSING_ACTIONS_WRITE === '1')
    writeFileSync(page, text.slice(0, start) + tableOf(running) + text.slice(start + rows.length));
  else expect(rows).toBe(tableOf(running));
});
