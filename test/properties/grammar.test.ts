import { describe, expect, it } from 'vitest';
import { breachesOf, type Headers } from './grammar.js';

const born: Headers = { Event: 'Newchannel', Uniqueid: '1.0', Channel: 'Local/a' };
const gone: Headers = { Event: 'Hangup', Uniqueid: '1.0' };
const made: Headers = { Event: 'BridgeCreate', BridgeUniqueid: 'b', BridgeType: 'basic' };
const entered: Headers = { Event: 'BridgeEnter', BridgeUniqueid: 'b', BridgeNumChannels: '1', Uniqueid: '1.0' };
const left: Headers = { Event: 'BridgeLeave', BridgeUniqueid: 'b', BridgeNumChannels: '0', Uniqueid: '1.0' };
const destroyed: Headers = { Event: 'BridgeDestroy', BridgeUniqueid: 'b', BridgeNumChannels: '0' };
const dialled: Headers = { Event: 'DialBegin', DestUniqueid: '1.0', Channel: 'Local/b' };
const parked: Headers = { Event: 'ParkedCall', ParkeeUniqueid: '1.0' };

describe('the order of events', () => {
  it('is kept by a whole call', () => {
    const call = [born, dialled, { Event: 'DialEnd', DestUniqueid: '1.0' }, made, entered, left, destroyed, gone];
    expect(breachesOf(call)).toEqual([]);
    expect(breachesOf([born, { Event: 'DialBegin', DestUniqueid: '1.0' }, gone])).toEqual([]);
    const lot = { ...made, BridgeUniqueid: 'lot', BridgeType: 'parking' };
    expect(breachesOf([lot, born, parked, { ...parked, Event: 'UnParkedCall' }, gone])).toEqual([]);
  });

  it.each([
    ['a channel that never ends', [born], 'Local/a never ends'],
    ['a channel that begins twice', [born, born, gone], '1: 1.0 begins twice'],
    ['a channel that ends twice', [born, gone, gone], '2: Hangup tells of 1.0 (Uniqueid), which is not there'],
    ['an event after the end', [born, gone, { Event: 'VarSet', Uniqueid: '1.0' }], '2: VarSet tells of 1.0'],
    ['an event before the beginning', [dialled], '0: DialBegin tells of 1.0 (DestUniqueid)'],
    ['a dial without an end', [born, dialled, gone], '2: Local/a ends amid DialBegin'],
    ['a second dial at once', [born, dialled, dialled], '2: DialBegin comes twice on Local/a'],
    ['a parked call that is lost', [born, parked, gone], '2: Local/a ends amid ParkedCall'],
    [
      'music that outlives its channel',
      [born, { Event: 'MusicOnHoldStart', Uniqueid: '1.0' }, gone],
      '2: Local/a ends amid',
    ],
    ['a spy that goes on', [born, { Event: 'ChanSpyStart', SpyerUniqueid: '1.0' }, gone], '2: Local/a ends amid'],
    ['leaving without entering', [made, born, left, gone, destroyed], '2: BridgeLeave without BridgeEnter on Local/a'],
    ['a bridge that never ends', [made], 'the bridge b (basic) never ends'],
    ['a bridge that ends with somebody in it', [born, made, entered, destroyed], '3: the bridge b ends with 1.0 in it'],
    ['a wrong count', [made, born, { ...entered, BridgeNumChannels: '2' }], '2: BridgeEnter counts 2 in b where 1 are'],
    ['entering what is not there', [born, entered], '1: BridgeEnter of the bridge b, which is not there'],
    ['recording stopped too often', [born, { Event: 'MixMonitorStop', Uniqueid: '1.0' }], '1: 1.0 stops recording'],
  ] as const)('is broken by %s', (_, events, breach) => {
    expect(breachesOf(events).some((line) => line.startsWith(breach))).toBe(true);
  });
});
