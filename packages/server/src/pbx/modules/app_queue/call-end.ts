import { type Block, events } from '@amiable/protocol';
import type { LeaveReason } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { ChannelSnapshot } from '../../kernel/channel-snapshot.js';
import type { Caller } from './caller.js';
import type { Member } from './member.js';
import type { Queue } from './queue.js';
import type { Queues } from './queues.js';

/** What is known of a call when it begins. */
export interface CallFacts {
  /** Seconds of waiting, and whether that was within the service level. */
  readonly holdTime: number;
  readonly inTime: boolean;
  /** Milliseconds since the epoch. */
  readonly answeredAt: number;
}

/**
 * Waits for the end of the call between a caller and a member: one of them leaves, or is transferred. It is counted and
 * told once (AgentComplete).
 */
export class CallEnd {
  readonly #queues: Queues;
  readonly #queue: Queue;
  readonly #caller: Caller;
  readonly #member: Member;
  readonly #peer: Channel;
  readonly #facts: CallFacts;
  readonly #before: () => void;
  readonly #stopListening: readonly (() => void)[];
  #over = false;
  /** Who is in the call for the two: a Local channel that drops out leaves its place to another one. */
  #callerId: string;
  #peerId: string;

  /** @param before called when the call is over and not counted yet */
  constructor(
    queues: Queues,
    queue: Queue,
    caller: Caller,
    member: Member,
    peer: Channel,
    facts: CallFacts,
    before: () => void,
  ) {
    this.#queues = queues;
    this.#queue = queue;
    this.#caller = caller;
    this.#member = member;
    this.#peer = peer;
    this.#facts = facts;
    this.#before = before;
    this.#callerId = caller.channel.uniqueid;
    this.#peerId = peer.uniqueid;
    const { events: bus } = queues.kernel;
    this.#stopListening = [
      bus.tap(events.LocalOptimizationBegin, ({ localOneChannel, localTwoChannel, sourceChannel }) =>
        this.#replaced([idOf(localOneChannel), idOf(localTwoChannel)], idOf(sourceChannel)),
      ),
      bus.tap(events.BlindTransfer, ({ Result, transfererChannel, Extension, Context }) => {
        if (Result === 'Success' && this.#isOurs(transfererChannel))
          this.#transferred('BLINDTRANSFER', String(Extension), String(Context));
      }),
      bus.tap(events.AttendedTransfer, (transfer) => {
        const { Result, origTransfererChannel, secondTransfererChannel } = transfer;
        if (Result !== 'Success') return;
        if (this.#isOurs(origTransfererChannel) || this.#isOurs(secondTransfererChannel))
          this.#transferred('ATTENDEDTRANSFER', attendedDestination(transfer));
      }),
    ];
  }

  /** Somebody has left the call, or is about to; one who is only moved may come back. */
  left({ uniqueid }: Channel, reason?: LeaveReason): void {
    if (this.#over || reason === 'moved') return;
    if (uniqueid === this.#peerId) {
      this.#complete('agent');
      this.#log('COMPLETEAGENT');
    } else if (uniqueid === this.#callerId) {
      this.#complete('caller');
      this.#log('COMPLETECALLER');
    }
  }

  #replaced(gone: readonly (string | undefined)[], by: string | undefined): void {
    if (by === undefined) return;
    if (gone.includes(this.#callerId)) this.#callerId = by;
    else if (gone.includes(this.#peerId)) this.#peerId = by;
  }

  #transferred(event: string, ...where: readonly string[]): void {
    if (this.#over) return;
    this.#complete('transfer');
    this.#log(event, ...where);
  }

  #isOurs(snapshot: Block | undefined): boolean {
    const id = idOf(snapshot);
    return id !== undefined && (id === this.#peerId || id === this.#callerId);
  }

  get #talkTime(): number {
    return this.#queues.now() - Math.trunc(this.#facts.answeredAt / 1000);
  }

  #complete(reason: 'caller' | 'agent' | 'transfer'): void {
    this.#over = true;
    for (const stop of this.#stopListening) stop();
    this.#before();
    const { holdTime, inTime } = this.#facts;
    this.#queues.completed(this.#queue, this.#member, this.#talkTime, inTime);
    this.#queues.kernel.events.publish(events.AgentComplete, {
      channel: this.#caller.channel.snapshot(),
      destChannel: this.#peer.snapshot(),
      Queue: this.#queue.name,
      Interface: this.#member.interface,
      MemberName: this.#member.name,
      HoldTime: holdTime,
      TalkTime: this.#talkTime,
      Reason: reason,
    });
  }

  #log(event: string, ...where: readonly string[]): void {
    const { channel, originalPosition } = this.#caller;
    const { holdTime } = this.#facts;
    this.#queues.log.write(
      channel.uniqueid,
      this.#queue.name,
      this.#member.name,
      event,
      ...where,
      holdTime,
      this.#talkTime,
      originalPosition,
    );
  }
}

const idOf = (snapshot: Block | undefined): string | undefined =>
  snapshot instanceof ChannelSnapshot ? snapshot.facts.uniqueid : undefined;

/** Where an attended transfer led, as the queue log has it. */
const attendedDestination = (transfer: {
  readonly DestType?: unknown;
  readonly DestApp?: unknown;
  readonly DestBridgeUniqueid?: unknown;
}): string =>
  transfer.DestType === 'App' ? `APP|${transfer.DestApp ?? ''}` : `BRIDGE|${transfer.DestBridgeUniqueid ?? ''}`;
