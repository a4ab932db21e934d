import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ActionDefinition, ack, action, event, eventCatalog, header, text } from '@amiable/protocol';
import { describe, expect, it } from 'vitest';
import { builtins, modules } from '../../packages/server/src/main/modules.js';
import { sessionActions } from '../../packages/server/src/manager/actions/index.js';
import { Logger } from '../../packages/server/src/pbx/kernel/logger.js';
import { VirtualClock } from '../../packages/server/src/pbx/kernel/virtual-clock.js';
import { startTestKernel } from '../../packages/server/src/testing/test-kernel.js';
// @ts-expect-error a script without types
import { findGaps, handledActions, raisedEvents, readRecorded, readServer } from './facts.mjs';

const sources: readonly string[] = readServer(fileURLToPath(new URL('../../packages/server/src', import.meta.url)));
const etc = fileURLToPath(new URL('../conformance/etc', import.meta.url));

const byName = <T extends { readonly name: string }>(ones: readonly T[]) => new Map(ones.map((one) => [one.name, one]));

/** The actions that are there when every module runs. */
const runningActions = async (): Promise<ReadonlySet<string>> => {
  const names = readdirSync(etc).filter((name) => name.endsWith('.conf'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(etc, name), 'latin1')]));
  const folder = mkdtempSync(join(tmpdir(), 'completeness-'));
  const settings = { channels: [], dateFormat: '%b %e %T', rotateStrategy: 'sequential' } as const;
  const log = new Logger({ clock: new VirtualClock(), folder, settings, pid: process.pid });
  const system = await startTestKernel({ files, builtins, modules, log });
  const { actions } = system.kernel.describe();
  await system.close();
  await log.flush();
  rmSync(folder, { recursive: true });
  return actions;
};

describe('what the check reads in the sources', () => {
  it('is every action that runs, and no other', async () => {
    const running = [...(await runningActions())];
    expect(running.length).toBeGreaterThan(50);
    expect([...handledActions(sources)].sort()).toEqual(running.sort());
  });

  it('is every event that is named where it is raised, written by hand, or listed, but not where one only listens', () => {
    const catalog = byName([...eventCatalog.values()]);
    const raised: ReadonlySet<string> = raisedEvents(sources, catalog);
    for (const name of ['Newchannel', 'CoreShowChannel', 'FullyBooted', 'UserEvent', 'SuccessfulAuth', 'Cdr'])
      expect(raised.has(name), name).toBe(true);
    expect(raisedEvents(['bus.tap(events.Newchannel, (payload) => {})'], catalog).size).toBe(0);
    expect(raisedEvents(['bus.publish(events.Newchannel, {})'], catalog)).toEqual(new Set(['Newchannel']));
  });
});

const Shine = action({
  name: 'Shine',
  privilege: [],
  module: 'app_lamp',
  params: { Colour: text({ required: 'No colour given' }) },
  reply: ack('It shines'),
  fails: { broken: 'The lamp {name} is broken', taken: 'Somebody else uses it' },
});
const Ping = action({
  name: 'Ping',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: ack(''),
  fails: { no: 'Not {n}' },
});
const Shone = event({ name: 'Shone', privilege: ['user'], fields: { Colour: header() } });
const Faded = event({ name: 'Faded', privilege: ['user'], fields: {} });

/** The gaps of a lamp of which this was recorded, a line each. */
const gapsOf = (lines: readonly string[], excused: Record<string, string> = {}): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'completeness-'));
  writeFileSync(join(folder, 'a.txt'), lines.map((line) => `${line.replaceAll(' | ', '\t')}\n`).join(''));
  const { gaps } = findGaps({
    recorded: readRecorded(folder),
    sources: ['handle(actions.Shine, () => events.publish(events.Shone, {}))'],
    actions: byName([Shine, Ping] as unknown as ActionDefinition[]),
    events: byName([Shone, Faded]),
    sessionActions: new Map([['Ping', sessionActions.get('Ping')]]),
    excused,
  });
  rmSync(folder, { recursive: true });
  return gaps;
};

const everything = [
  'outcome | Shine | ok',
  'outcome | Shine | broken',
  'outcome | Shine | taken',
  'missing | Shine | No colour given',
  'session | Ping | Success | ok',
  'session | Ping | Error | Not 7',
  'event | Shone',
];

describe('the check', () => {
  it('is content where all was seen', () => {
    expect(gapsOf(everything)).toEqual([]);
  });

  it.each([
    ['outcome | Shine | ok', 'Shine: success'],
    ['outcome | Shine | broken', 'Shine: broken: The lamp {name} is broken'],
    ['missing | Shine | No colour given', 'Shine: a parameter is missing: No colour given'],
    ['session | Ping | Success | ok', 'Ping: success'],
    ['session | Ping | Error | Not 7', 'Ping: Not {n}'],
    ['event | Shone', 'Shone is never raised'],
  ])('misses %s', (line, gap) => {
    expect(gapsOf(everything.filter((one) => one !== line))).toEqual([gap]);
    expect(
      gapsOf(
        everything.filter((one) => one !== line),
        { [gap]: 'a reason' },
      ),
    ).toEqual([]);
  });

  it('tells of an event that it did not look for, and of an excuse that nothing needs', () => {
    expect(gapsOf([...everything, 'event | Faded'])).toEqual([
      'Faded is raised, but not where this check looks for events',
    ]);
    expect(gapsOf(everything, { 'Shine: success': 'a reason' })).toEqual(['excused without need: Shine: success']);
  });

  it('has a reason for every excuse', async () => {
    // @ts-expect-error a script without types
    const { excused } = await import('./excused.mjs');
    for (const [line, reason] of Object.entries(excused)) expect(reason, line).toMatch(/\w+ \w+/);
  });
});
