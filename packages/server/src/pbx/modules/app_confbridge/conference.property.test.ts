import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startConferences } from '../../../testing/conferences.js';

const conf = `
[quiet](!)
type=user
quiet=yes
[plain](quiet)
[boss](quiet)
admin=yes
marked=yes
[waits](quiet)
wait_marked=yes
[leaves](quiet)
wait_marked=yes
end_marked=yes
[any](quiet)
end_marked_any=yes
timeout=7
[loud]
type=user
talk_detection_events=yes
[default_menu]
type=menu
1=toggle_mute
2=leave_conference
3=admin_kick_last
4=dialplan_exec(lines,silent,2)
`;
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      profile: fc.constantFrom('plain', 'boss', 'waits', 'leaves', 'any', 'loud'),
      room: fc.constantFrom('r', 's'),
    }),
  },
  fc.record({ do: fc.constant('hangup' as const), nth: fc.nat(9), far: fc.boolean() }),
  fc.record({ do: fc.constant('press' as const), nth: fc.nat(9), digit: fc.constantFrom('1', '2', '3', '4', '9') }),
  fc.record({ do: fc.constant('kick' as const), nth: fc.nat(9), whom: fc.constantFrom('all', 'participants', '') }),
  fc.record({ do: fc.constant('redirect' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('record' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('destroy' as const) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.nat(9000) }),
);

it('whatever happens in conferences, everybody joins and leaves once, and nothing is left of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
      const test = await startConferences(conf);
      const joined: string[] = [];
      const nth = (n: number): string => joined[n % Math.max(1, joined.length)] ?? 'none';
      for (const one of steps) {
        if (one.do === 'join') joined.push((await test.join(one.profile, { room: one.room })).name);
        else if (one.do === 'hangup')
          await test.perform('Hangup', { Channel: one.far ? nth(one.nth).replace(/1$/, '2') : nth(one.nth) });
        else if (one.do === 'press')
          await test.press({ name: nth(one.nth), far: nth(one.nth).replace(/1$/, '2') }, one.digit);
        else if (one.do === 'kick')
          await test.perform('ConfbridgeKick', { Conference: 'r', Channel: one.whom || nth(one.nth) });
        else if (one.do === 'redirect')
          await test.perform('Redirect', { Channel: nth(one.nth), Context: 'lines', Exten: 'silent', Priority: '2' });
        else if (one.do === 'record')
          await test.perform(one.on ? 'ConfbridgeStartRecord' : 'ConfbridgeStopRecord', { Conference: 'r' });
        else if (one.do === 'destroy')
          await test.perform('BridgeDestroy', { BridgeUniqueid: test.kernel.bridges.list()[0]?.uniqueid ?? 'none' });
        else await test.clock.advance(one.ms);
        const present = [...(await test.present('r')), ...(await test.present('s'))];
        const inside = [...test.kernel.channels.all()].filter(({ bridge, internal }) => bridge && !internal);
        expect(inside.filter(({ name }) => !present.includes(name)).map(({ name }) => name)).toEqual([]);
      }
      await test.perform('Hangup', { Channel: '/.*/' });
      await test.clock.advance(7_000_000);
      const count = (name: string) => test.events(name).length;
      expect(count('ConfbridgeLeave')).toBe(count('ConfbridgeJoin'));
      expect(count('BridgeLeave')).toBe(count('BridgeEnter'));
      expect(count('ConfbridgeEnd')).toBe(count('ConfbridgeStart'));
      expect(count('ConfbridgeStopRecord')).toBe(count('ConfbridgeRecord'));
      expect([...test.kernel.channels.all()].map(({ name }) => name)).toEqual([]);
      expect(test.kernel.bridges.list()).toEqual([]);
      expect(test.kernel.media.clock.ticking).toBe(false);
      expect(test.logged.filter((line) => line.startsWith('ERROR'))).toEqual([]);
      await test.close();
    }),
    { numRuns: 30 },
  );
}, 60_000);
