import { afterEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { VirtualClock } from '../../kernel/virtual-clock.js';
import { definition } from './module.js';

const queuesConf = `
[general]
persistentmembers = yes
[tech]
strategy = linear
ringinuse = no
member => Local/71@floor
member => Local/72@floor,2,Yan,Custom:y
[Solo]
`;

let system: TestKernel;
afterEach(() => system.close());

const start = async (options: { folder?: string; files?: Record<string, string> } = {}) => {
  system = await startTestKernel({
    clock: new VirtualClock(1_700_000_000_000),
    modules: [definition],
    files: { 'queues.conf': queuesConf },
    ...options,
  });
};

const reply = async (action: string, headers: Record<string, string> = {}): Promise<string> => {
  const [text = ''] = (await system.perform(action, headers)) ?? [];
  return text.replace(/^Response: (\w+)\r\n(?:Message: )?([\s\S]*?)(?:\r\n)+$/, '$1 $2');
};

const members = async (queue: string, header: string): Promise<string[]> =>
  ((await system.perform('QueueStatus', { Queue: queue })) ?? [])
    .filter((message) => message.startsWith('Event: QueueMember\r\n'))
    .map((message) => new RegExp(`^${header}: (.*)\r$`, 'm').exec(message)?.[1] ?? '');

const kept = (): string[] => system.kernel.database.tree('Queue').map(([path, value]) => `${path} ${value}`);

const add = { Queue: 'solo', Interface: 'Local/75@floor' };

describe('members at run time', () => {
  it('come once, are kept in the database as the reference writes them, and go', async () => {
    await start();
    expect(
      await reply('QueueAdd', {
        ...add,
        MemberName: 'Early Bird',
        Penalty: '3x',
        Paused: 'yes',
        Reason: 'early',
        StateInterface: 'Custom:e',
      }),
    ).toBe('Success Added interface to queue');
    expect(await reply('QueueAdd', { ...add, Interface: 'LOCAL/75@FLOOR' })).toBe(
      'Error Unable to add interface: Already there',
    );
    expect(kept()).toEqual(['/Queue/PersistentMembers/Solo Local/75@floor;3;1;Early Bird;Custom:e;early;0']);
    expect(await reply('QueueRemove', add)).toBe('Success Removed interface from queue');
    expect(kept()).toEqual([]);
    expect(await reply('QueueRemove', add)).toBe('Error Unable to remove interface: Not there');
  });

  it('are there again after a start, and forgotten with their queue', async () => {
    await start();
    await reply('QueueAdd', { ...add, Penalty: '4' });
    await reply('QueueAdd', { ...add, Queue: 'tech' });
    await reply('QueuePause', { Interface: add.Interface, Paused: 'true', Reason: 'lunch' });
    const { folder } = system;
    await system.close(true);
    await start({ folder, files: { 'queues.conf': queuesConf.replace('[Solo]', '[other]') } });
    expect(await members('tech', 'Location')).toEqual(['Local/71@floor', 'Local/72@floor', 'Local/75@floor']);
    expect(await members('tech', 'PausedReason')).toEqual(['', '', 'lunch']);
    expect(kept()).toHaveLength(1);
  });

  it('may not be those of queues.conf', async () => {
    await start();
    expect(await reply('QueueRemove', { Queue: 'tech', Interface: 'Local/71@floor' })).toBe('Error Member not dynamic');
  });
});

describe('what is set of a member', () => {
  it('counts in every queue where none is named, and is told for each', async () => {
    await start();
    for (const Queue of ['tech', 'solo']) await reply('QueueAdd', { ...add, Queue });
    system.published.length = 0;
    expect(await reply('QueuePenalty', { Interface: add.Interface, Penalty: '8' })).toContain('Success');
    expect(await reply('QueuePause', { Interface: add.Interface, Paused: 'no', Reason: 'why' })).toBe(
      'Success Interface unpaused successfully',
    );
    expect(
      await reply('QueueMemberRingInUse', { Interface: add.Interface, RingInUse: 'yes', Queue: 'tech' }),
    ).toContain('Success');
    expect(system.published.map(({ name }) => name)).toEqual([
      'QueueMemberPenalty',
      'QueueMemberPenalty',
      'QueueMemberPause',
      'QueueMemberPause',
      'QueueMemberRinginuse',
    ]);
    expect(await members('Solo', 'Penalty')).toEqual(['8']);
    expect(await members('Solo', 'PausedReason')).toEqual(['why']);
  });

  it('is refused with the words of the reference', async () => {
    await start();
    const nobody = { Interface: 'Local/no@floor' };
    expect(await reply('QueuePause', { ...nobody, Paused: 'true' })).toBe('Error Interface not found');
    expect(await reply('QueuePenalty', { Interface: 'Local/71@floor', Penalty: '-1' })).toBe(
      'Error Invalid interface, queuename or penalty',
    );
    expect(await reply('QueueMemberRingInUse', { ...nobody, RingInUse: 'x' })).toBe(
      "Error 'RingInUse' parameter must be a truth value (yes/no, on/off, 0/1, etc)",
    );
    expect(await reply('QueueMemberRingInUse', { ...nobody, RingInUse: 'no' })).toBe(
      'Error Invalid interface, queuename, or ringinuse value',
    );
    expect(await reply('QueueChangePriorityCaller', { Queue: 'tech', Caller: 'x', Priority: 'y' })).toBe(
      "Error 'Priority' need integer.",
    );
    expect(await reply('QueueWithdrawCaller', { Queue: 'tech', Caller: 'x' })).toBe(
      'Error Unable to request withdraw from queue: No such caller',
    );
  });
});

describe('QueueReload', () => {
  it('leaves what was set at run time where the file says what it said', async () => {
    await start();
    await reply('QueuePenalty', { Interface: 'Local/72@floor', Penalty: '7' });
    expect(await reply('QueueReload')).toBe('Success Queue reloaded successfully');
    expect(await members('tech', 'Penalty')).toEqual(['0', '7']);
  });

  it('takes over members alone, of one queue, and keeps those added at run time', async () => {
    await start();
    await reply('QueueAdd', { ...add, Queue: 'tech' });
    system.write('queues.conf', '[tech]\nstrategy = random\nmember => Local/72@floor,9\n[Solo]\nmember => Local/1@x\n');
    expect(await reply('QueueReload', { Members: 'yes', Queue: 'TECH' })).toContain('Success');
    expect(await members('tech', 'Location')).toEqual(['Local/72@floor', 'Local/75@floor']);
    expect(await members('tech', 'Penalty')).toEqual(['9', '0']);
    expect(await members('Solo', 'Location')).toEqual([]);
    expect((await system.perform('QueueStatus', { Queue: 'tech' }))?.[1]).toContain('Strategy: linear');
  });

  it('of a file with an error is refused and changes nothing', async () => {
    await start();
    system.write('queues.conf', '[tech\n');
    expect(await reply('QueueReload')).toBe('Error Error encountered while reloading queue');
    expect(await members('tech', 'Location')).toHaveLength(2);
  });
});
