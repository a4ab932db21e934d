import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breachesOf, headersOf } from './grammar.js';
import { extens, phones, startOffice, type TestOffice } from './office.js';

const exten = fc.constantFrom(...extens);
const nth = fc.nat(20);

/** What a client may ask for next; `nth` and `other` choose among the channels and bridges that are there then. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('call' as const), exten, n: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('dialplan' as const), exten, next: exten, n: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('dial' as const), phone: fc.constantFrom(...phones), exten }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hangup' as const), nth, cause: fc.nat(130) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redirect' as const), nth, exten }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('both' as const), nth, other: nth, exten }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('bridge' as const), nth, other: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kick' as const), nth, named: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('destroy' as const), nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('park' as const), nth, other: nth, brief: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fetch' as const), space: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('limit' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setvar' as const), nth, value: fc.string({ maxLength: 8 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('digit' as const), nth, digit: fc.constantFrom('1', '#', '*') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('record' as const), nth, stop: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('monitor' as const), nth, what: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('transfer' as const), nth, exten, what: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('agi' as const),
      nth,
      command: fc.constantFrom('ANSWER', 'HANGUP', 'EXEC Wait 1', 'ASYNCAGI BREAK'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('optimize' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('suspend' as const), back: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('small' as const), nth, which: fc.nat(15) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reload' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 1, 20, 500, 1000, 3000) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const place = { Context: 'office', Priority: '1' };
/** Actions that do something small to one channel. */
const small: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['SendText', { Message: 'hello' }],
  ['SendFlash', {}],
  ['SendFlash', { Receive: 'true' }],
  ['PlayMF', { Digit: '5' }],
  ['PlayDTMF', { Digit: '7', Receive: 'true' }],
  ['MuteAudio', { Direction: 'all', State: 'on' }],
  ['MuteAudio', { Direction: 'in', State: 'off' }],
  ['MixMonitorMute', { Direction: 'both', State: '1' }],
  ['ChangeMonitor', { File: 'elsewhere' }],
  ['ControlPlayback', { Control: 'stop' }],
  ['CoreShowChannelMap', {}],
  ['ConfbridgeMute', { Conference: 'room' }],
  ['ConfbridgeKick', { Conference: 'room' }],
  ['Setvar', { Variable: 'CHANNEL(hangup_handler_push)', Value: 'office,routine,1(later)' }],
  ['Setvar', { Variable: 'CALLERID(all)', Value: '"Some Body" <77>' }],
  ['Setvar', { Variable: 'TIMEOUT(absolute)', Value: '2' }],
];
const monitoring = ['Monitor', 'PauseMonitor', 'UnpauseMonitor', 'StopMonitor'] as const;
const transfers = ['BlindTransfer', 'Atxfer', 'CancelAtxfer'] as const;

/** The action that a step asks for, or the milliseconds that it passes. */
const requestOf = ({ kernel }: TestOffice, one: Step): readonly [string, Readonly<Record<string, string>>] | number => {
  // Clients are told of no others.
  const channels = kernel.channels.list().flatMap(({ name, internal }) => (internal ? [] : [name]));
  const channel = (n: number): string => channels[n % Math.max(1, channels.length)] ?? 'none';
  const bridges = kernel.bridges.list();
  const Local = (to: string, stays: boolean) => `Local/${to}@office${stays ? '/n' : ''}`;
  switch (one.do) {
    case 'call':
      return ['Originate', { Channel: Local(one.exten, one.n), Application: 'Wait', Data: '4', Async: 'true' }];
    case 'dialplan':
      return ['Originate', { Channel: Local(one.exten, one.n), ...place, Exten: one.next, Async: 'true' }];
    case 'dial':
      return [
        'Originate',
        { Channel: `PJSIP/${one.phone}`, ...place, Exten: one.exten, Timeout: '6000', Async: 'true' },
      ];
    case 'hangup':
      return ['Hangup', { Channel: channel(one.nth), Cause: `${one.cause}` }];
    case 'redirect':
      return ['Redirect', { Channel: channel(one.nth), ...place, Exten: one.exten }];
    case 'both':
      return ['Redirect', { Channel: channel(one.nth), ExtraChannel: channel(one.other), ...place, Exten: one.exten }];
    case 'bridge':
      return ['Bridge', { Channel1: channel(one.nth), Channel2: channel(one.other) }];
    case 'kick': {
      const BridgeUniqueid = one.named ? (kernel.channels.get(channel(one.nth))?.bridge?.uniqueid ?? 'none') : '';
      return ['BridgeKick', { Channel: channel(one.nth), BridgeUniqueid }];
    }
    case 'destroy':
      return ['BridgeDestroy', { BridgeUniqueid: bridges[one.nth % Math.max(1, bridges.length)]?.uniqueid ?? 'none' }];
    case 'park':
      return [
        'Park',
        {
          Channel: channel(one.nth),
          Parkinglot: 'sales',
          ...(one.brief && { Timeout: '1000', TimeoutChannel: channel(one.other) }),
        },
      ];
    case 'fetch':
      return [
        'Originate',
        { Channel: 'Local/wait@office', Application: 'ParkedCall', Data: `sales,${801 + one.space}`, Async: 'true' },
      ];
    case 'limit':
      return ['AbsoluteTimeout', { Channel: channel(one.nth), Timeout: '1' }];
    case 'setvar':
      return ['Setvar', { Channel: channel(one.nth), Variable: 'SOME', Value: one.value }];
    case 'digit':
      return ['PlayDTMF', { Channel: channel(one.nth), Digit: one.digit }];
    case 'record':
      return one.stop
        ? ['StopMixMonitor', { Channel: channel(one.nth) }]
        : ['MixMonitor', { Channel: channel(one.nth), File: `m-${one.nth}.wav` }];
    case 'monitor':
      return [monitoring[one.what] ?? 'Monitor', { Channel: channel(one.nth), File: `n-${one.nth}`, Mix: '1' }];
    case 'transfer':
      return [transfers[one.what] ?? 'Atxfer', { Channel: channel(one.nth), Context: 'office', Exten: one.exten }];
    case 'agi':
      return ['AGI', { Channel: channel(one.nth), Command: one.command }];
    case 'optimize':
      return ['LocalOptimizeAway', { Channel: channel(one.nth) }];
    case 'look':
      return ['Status', { Channel: channel(one.nth), AllVariables: 'true' }];
    case 'suspend':
      return [
        one.back ? 'BridgeTechnologyUnsuspend' : 'BridgeTechnologySuspend',
        { BridgeTechnology: 'simple_bridge' },
      ];
    case 'reload':
      return ['Reload', {}];
    case 'small': {
      const [action, headers] = small[one.which % small.length] ?? ['Ping', {}];
      return [action, { Channel: channel(one.nth), ...headers }];
    }
    case 'pass':
      return one.ms;
  }
};

/** Plays the steps, lets everybody hang up, and waits until nothing is left to be done. */
const play = async (office: TestOffice, steps: readonly Step[]): Promise<void> => {
  const { actions } = office.kernel.describe();
  for (const one of steps) {
    const request = requestOf(office, one);
    if (typeof request === 'number') await office.clock.advance(request);
    else if (actions.has(request[0])) await office.perform(...request);
  }
  await office.clock.advance(5_000);
  await office.perform('Hangup', { Channel: '/.*/' });
  await office.clock.advance(60_000);
};

describe('whatever clients do with the calls of a whole office', () => {
  it('every channel and bridge ends once, every parked call is accounted for, and nothing breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 30 }), async (steps) => {
        const office = await startOffice();
        try {
          const idle = office.clock.pending;
          await play(office, steps);
          expect(breachesOf(office.published.map(headersOf))).toEqual([]);
          expect(office.kernel.channels.size).toBe(0);
          expect(office.kernel.channels.activeCalls).toBe(0);
          expect(office.clock.pending).toBe(idle);
          expect(office.logged.filter((line) => line.startsWith('ERROR'))).toEqual([]);
        } finally {
          await office.close();
        }
      }),
      {
        numRuns: Number(process.env.PROPERTY_RUNS ?? 60),
        interruptAfterTimeLimit: 240_000,
        markInterruptAsFailure: true,
      },
    );
  }, 600_000);
});
