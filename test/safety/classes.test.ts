import { actionCatalog } from '@amiable/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import type { AmiUser } from '../support/ami.js';
import { GuardedOffice } from './users.js';

let office: GuardedOffice;
let classic: GuardedOffice;
beforeAll(async () => {
  office = await GuardedOffice.open();
  classic = await GuardedOffice.open(['unprivileged_actions = all']);
});
afterAll(async () => {
  await office.close();
  await classic.close();
});

/** Actions that end or change something, and the user of the tests with one of the classes that they need here. */
const guarded = {
  BridgeDestroy: 'caller',
  BridgeKick: 'caller',
  BridgeTechnologySuspend: undefined,
  BridgeTechnologyUnsuspend: undefined,
  QueueChangePriorityCaller: undefined,
  QueueReload: 'editor',
  QueueReset: undefined,
  QueueWithdrawCaller: undefined,
} as const;
type Guarded = keyof typeof guarded;
const names = Object.keys(guarded) as Guarded[];

const refused = async (user: AmiUser, action: string): Promise<boolean> =>
  headerOf(await user.request({ Action: action, Channel: 'none', BridgeUniqueid: 'none' }), 'Message') ===
  'Permission denied';

describe('destructive actions that need no class in the reference', () => {
  it('are all of them, and every other action without a class only shows something or is about the session', () => {
    const all = [...actionCatalog.values()];
    expect(all.filter(({ guard }) => guard.length > 0).map(({ name }) => name)).toEqual(names);
    const open = all.filter(({ privilege, guard }) => privilege.length === 0 && guard.length === 0);
    expect(open.map(({ name }) => name)).toEqual([
      'BridgeInfo',
      'BridgeList',
      'BridgeTechnologyList',
      'Challenge',
      'Events',
      'ListCommands',
      'Login',
      'Logoff',
      'Ping',
      'QueueRule',
      'QueueStatus',
      'QueueSummary',
      'WaitEvent',
    ]);
  });

  it.each(names)('%s is refused to whoever has none of its classes', async (action) => {
    expect(await refused(await office.login('nobody'), action)).toBe(true);
    expect(await refused(await office.login('agi'), action)).toBe(guarded[action] !== 'caller');
    expect(await refused(await office.login(guarded[action]), action)).toBe(false);
  });

  it.each(names)('%s is open to everybody again with unprivileged_actions', async (action) => {
    expect(await refused(await classic.login('nobody'), action)).toBe(false);
  });

  it('a bridge goes on when somebody without classes wants it destroyed', async () => {
    const admin = await office.login();
    const nobody = await office.login('nobody');
    await admin.request({
      Action: 'Originate',
      Channel: 'Local/101@office/n',
      Application: 'Dial',
      Data: 'Local/101@office/n',
      Async: 'true',
    });
    const BridgeUniqueid = headerOf(await admin.event('BridgeEnter'), 'BridgeUniqueid') ?? '';
    expect(headerOf(await nobody.request({ Action: 'BridgeDestroy', BridgeUniqueid }), 'Response')).toBe('Error');
    expect(headerOf(await admin.request({ Action: 'BridgeInfo', BridgeUniqueid }), 'Response')).toBe('Success');
    expect(headerOf(await admin.request({ Action: 'BridgeDestroy', BridgeUniqueid }), 'Response')).toBe('Success');
  });

  it('the setting may name some of them, and tells of a name that is none', async () => {
    const some = await GuardedOffice.open(['unprivileged_actions = BridgeKick, QueueReset']);
    try {
      const nobody = await some.login('nobody');
      expect(await refused(nobody, 'BridgeKick')).toBe(false);
      expect(await refused(nobody, 'BridgeDestroy')).toBe(true);
      const admin = await some.login();
      const shown = await admin.request({ Action: 'Command', Command: 'manager show settings' });
      expect(shown.at(-1)).toBe('Output:   Unprivileged actions:      BridgeKick,QueueReset');
      some.office.replace('manager.conf', 'BridgeKick, QueueReset', 'Originate');
      await admin.request({ Action: 'Reload', Module: 'manager' });
      expect(some.office.server?.output()).toContain("'Originate' is no value for unprivileged_actions");
      expect(await refused(nobody, 'Originate')).toBe(true);
    } finally {
      await some.close();
    }
  });
});
