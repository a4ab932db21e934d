import type { Bridge } from '../bridge.js';
import { type CallRecord, firstParty, Party } from './call-record.js';
import type { CallRecords } from './call-records.js';

/**
 * A channel has entered a bridge: finds out with whom its records are. A record that was dialling keeps whom it
 * dialled; one that was alone takes the first whom it precedes. With everybody else there is a further record, of
 * whichever of the two comes first. A record in which nobody came second ends, but is taken up again if one comes.
 */
export const pairUp = (records: CallRecords, bridge: Bridge, chain: readonly CallRecord[]): void => {
  let handler: CallRecord | undefined;
  for (const record of [...chain]) if (enter(records, bridge, record)) handler ??= record;
  handler ??= anew(records, bridge, chain);
  if (!handler) return;
  for (const channel of bridge.channels) {
    if (channel === handler.a.channel) continue;
    for (const other of records.of(channel)) if (isIn(other, bridge) && settle(records, handler, other)) break;
  }
};

/** All that the channel has are closed: whom it meets is told in a further one. */
const anew = (records: CallRecords, bridge: Bridge, chain: readonly CallRecord[]): CallRecord | undefined => {
  const last = chain.at(-1);
  if (last?.phase !== 'closed') return last;
  const record = records.append(last.a.channel);
  if (record) enter(records, bridge, record);
  return record;
};

const isIn = (record: CallRecord, bridge: Bridge): boolean => record.phase === 'bridged' && record.bridge === bridge;

/** Whether the record is one of this bridge from now on. */
const enter = (records: CallRecords, bridge: Bridge, record: CallRecord): boolean => {
  if (record.phase === 'closed' || record.phase === 'bridged') return false;
  record.bridge = bridge;
  if (bridge.channels.length > 1) {
    const dialled = record.phase !== 'alone';
    if (dialled && !record.b) return false;
    const met = dialled ? meetDialled(records, record) : meetSecond(records, record);
    if (!met) records.finish(record);
  }
  record.phase = 'bridged';
  return true;
};

const others = function* (records: CallRecords, { a, bridge }: CallRecord): Iterable<CallRecord> {
  if (!bridge) return;
  for (const channel of bridge.channels)
    if (channel !== a.channel) for (const other of records.of(channel)) if (isIn(other, bridge)) yield other;
};

/** The one that was dialled has a record of its own in the bridge; that one is over, if it is with nobody else. */
const meetDialled = (records: CallRecords, record: CallRecord): boolean => {
  for (const other of others(records, record)) {
    if (other.a.channel !== record.b?.channel) continue;
    takeSecond(records, record, other.a);
    if (!other.b) records.finish(other);
    return true;
  }
  return false;
};

const meetSecond = (records: CallRecords, record: CallRecord): boolean => {
  for (const other of others(records, record)) {
    if (firstParty(record.a, other.a) === record.a) {
      takeSecond(records, record, other.a);
      if (!other.b) records.finish(other);
      return true;
    }
    if (other.b && other.b.channel !== record.a.channel && comesFirst(record, other)) {
      takeSecond(records, record, other.b);
      return true;
    }
  }
  return false;
};

/** Whether the record is about its own channel rather than the other's second party; one that has left is none. */
const comesFirst = (record: CallRecord, { b, bridge }: CallRecord): boolean =>
  b !== undefined && (b.channel.bridge !== bridge || firstParty(record.a, b) === record.a);

const takeSecond = (records: CallRecords, record: CallRecord, other: Party): void => {
  record.b = new Party(other.channel, other);
  records.noteSecond(record);
};

/** Whether it is settled who is first of the two, and with whom the record of both is. */
const settle = (records: CallRecords, record: CallRecord, other: CallRecord): boolean => {
  if (record.b?.channel === other.a.channel) return true;
  if (firstParty(record.a, other.a) === record.a) {
    records.addPair(record, other.a);
    return true;
  }
  if (other.b?.channel === record.a.channel) return true;
  if (other.b) {
    records.addPair(other, record.a);
    return true;
  }
  takeSecond(records, other, record.a);
  other.end = undefined;
  return true;
};
