import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { findBreaches } from '../scripts/import-rules.mjs';

const breachesOf = (path: string, target: string): string[] =>
  findBreaches([{ path, text: `import { x } from '${target}';\n` }]);
const server = 'packages/server/src';

describe('the import rules', () => {
  it('let the manager know the configuration but not the telephone system', () => {
    expect(breachesOf(`${server}/manager/session.ts`, '../config/acl.js')).toEqual([]);
    expect(breachesOf(`${server}/manager/session.ts`, '../pbx/kernel/kernel.js')).toHaveLength(1);
  });

  it('keep modules apart from each other', () => {
    expect(breachesOf(`${server}/pbx/modules/app_dial/dial.ts`, '../../kernel/channel.js')).toEqual([]);
    expect(breachesOf(`${server}/pbx/modules/app_dial/dial.ts`, '../app_queue/queue.js')).toHaveLength(1);
  });

  it('let a test start other modules, but not reach into them', () => {
    expect(breachesOf(`${server}/pbx/modules/app_dial/dial.test.ts`, '../app_queue/module.js')).toEqual([]);
    expect(breachesOf(`${server}/pbx/modules/app_dial/dial.test.ts`, '../app_queue/queues.js')).toHaveLength(1);
  });

  it('let nobody but main import main', () => {
    expect(breachesOf(`${server}/console/console.ts`, '../main/main.js')).toHaveLength(1);
    expect(breachesOf(`${server}/main/main.ts`, '../console/console.js')).toEqual([]);
  });

  it('keep the protocol free of dependencies', () => {
    expect(breachesOf('packages/protocol/src/wire/framer.ts', 'node:buffer')).toHaveLength(1);
    expect(breachesOf('packages/protocol/src/wire/framer.ts', './message.js')).toEqual([]);
  });

  it('refuse a folder that has no rule', () => {
    expect(breachesOf(`${server}/misc/thing.ts`, './other.js')).toHaveLength(1);
  });
});
