import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCalls } from '../../../testing/calls.js';
import { type PhoneOptions, phoneSettings } from './phone-options.js';

const plan = `
[office]
exten => _2X,hint,PJSIP/\${EXTEN}
exten => _2X,1,Dial(PJSIP/\${EXTEN},10)
exten => 50,1,Answer()
 same => n,Wait(20)
exten => 51,1,Busy(2)
exten => 52,1,Ringing()
 same => n,Wait(8)
exten => 53,1,Answer()
 same => n,Echo()
exten => 54,1,Dial(PJSIP/20&PJSIP/21&PJSIP/22,12)
exten => 55,1,Dial(Local/54@office/n,9)
`;

const step = fc.constantFrom(
  'ring',
  'answer',
  'busy',
  'congestion',
  'decline',
  'wait 1-9s',
  'talk 1-5s',
  'press 1w#',
  'text hello',
  'hold',
  'unhold',
  'flash',
  'hang up',
  'answer after 1-4s',
  'say nothing-there',
);
const script = fc.array(step, { maxLength: 6 }).map((steps) => steps.join(', '));
const numbers = ['20', '21', '22', '23', '50', '51', '52', '53', '54', '55', '99'];
const phone: fc.Arbitrary<PhoneOptions> = fc.record({
  incoming: fc.array(script, { minLength: 1, maxLength: 3 }),
  outgoing: script,
  calls: fc
    .record({ number: fc.constantFrom(...numbers), script })
    .map(({ number, script: own }) => `${number} every 1-15s: ${own}`),
  patience: fc.constantFrom('0s', '3s', '10s'),
  seed: fc.nat(1000),
});

describe('phones that do whatever they like', () => {
  it('leave no channel, no bridge and no timer behind, and end each call once', { timeout: 60_000 }, async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(phone, { minLength: 4, maxLength: 4 }), async (options) => {
        const calls = await startCalls(plan);
        try {
          const phones = options.map((one, n) =>
            calls.kernel.phones.add(phoneSettings(String(20 + n), { ...one, context: 'office' })),
          );
          await calls.clock.advance(90_000);
          for (const one of phones) calls.kernel.phones.remove(one);
          await calls.clock.advance(60_000);
          answered += calls.events('DialEnd').filter(({ DialStatus }) => DialStatus === 'ANSWER').length;
          const channels = (event: string) => calls.events(event).map(({ Uniqueid }) => Uniqueid);
          expect(channels('Hangup').sort()).toEqual(channels('Newchannel').sort());
          expect(calls.events('BridgeDestroy')).toHaveLength(calls.events('BridgeCreate').length);
          expect(calls.kernel.channels.size).toBe(0);
          expect(phones.map((one) => one.calls.length)).toEqual([0, 0, 0, 0]);
          expect(calls.clock.pending).toBe(0);
          expect(calls.logged.filter((line) => line.startsWith('ERROR') && !line.includes('Failed to call'))).toEqual(
            [],
          );
        } finally {
          await calls.close();
        }
      }),
      { numRuns: 30 },
    );
    expect(answered).toBeGreaterThan(0);
  });
});
