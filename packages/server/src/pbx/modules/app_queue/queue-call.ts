import { events } from '@amiable/protocol';
import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { runSubroutine } from '../../kernel/pbx-run.js';
import { Announcements, playAll } from './announcements.js';
import { type Caller, secondsWaited } from './caller.js';
import { CallerWaits } from './caller-waits.js';
import { connectMember } from './connection.js';
import { isEmpty } from './emptiness.js';
import { applyRule, penaltiesOf } from './penalties.js';
import type { Queue } from './queue.js';
import { parseQueue, type QueueRequest } from './queue-request.js';
import { clearResults, queueVariables, setAll, setUnanswered } from './queue-variables.js';
import type { Queues } from './queues.js';
import { RingRound } from './ringing.js';
import { advance, rankMembers } from './strategies.js';

/** How the wait ended. `connected`: a member took the call, which is over. */
type End = 'timeout' | 'leaveEmpty' | 'digit' | 'gone' | 'withdrawn' | 'connected' | 'carryOn';

/** Milliseconds between two looks at whether it is a caller's turn. */
const recheck = 1000;

/** The application Queue. */
export const queueApplication = async (queues: Queues, channel: Channel, data: string): Promise<ApplicationOutcome> => {
  clearResults(channel);
  const { log } = channel.kernel;
  if (data.trim() === '') {
    log.write('warning', 'app_queue', 'Queue needs the name of a queue');
    return 'hangup';
  }
  const request = parseQueue(data);
  const queue = queues.get(request.queue);
  const penalties = penaltiesOf(channel);
  const refused = refusal(queues, queue, penalties);
  if (!queue || refused) {
    log.write('warning', 'app_queue', `Unable to join queue '${request.queue}'`);
    channel.variables.set('QUEUESTATUS', refused ?? 'UNKNOWN');
    return 'continue';
  }
  const caller = callerFor(queues, queue, channel, request, penalties);
  return new QueueCall(queues, queue, caller, request).run();
};

const refusal = (queues: Queues, queue: Queue | undefined, penalties: Caller['penalties']): string | undefined => {
  if (!queue) return 'UNKNOWN';
  const { joinempty, maxlen } = queue.settings;
  if (isEmpty(queue, joinempty, penalties, queues.now())) return 'JOINEMPTY';
  return maxlen > 0 && queue.callers.length >= maxlen ? 'FULL' : undefined;
};

/** Puts somebody into a queue. */
const callerFor = (
  queues: Queues,
  queue: Queue,
  channel: Channel,
  request: QueueRequest,
  penalties: Caller['penalties'],
): Caller => {
  const caller: Caller = {
    channel,
    position: 0,
    originalPosition: 0,
    priority: priorityOf(channel),
    joinedAt: channel.kernel.clock.now(),
    penalties,
    changes: queues.rule(request.rule || queue.settings.defaultrule)?.changes ?? [],
    round: { next: 0, more: false },
    digits: '',
    ringing: false,
    withdrawn: undefined,
  };
  queue.join(caller, request.position);
  caller.originalPosition = caller.position;
  return caller;
};

const priorityOf = ({ variables, kernel }: Channel): number => {
  const text = variables.get('QUEUE_PRIO');
  if (text === undefined || text === '') return 0;
  const priority = leadingInteger(text);
  if (priority === undefined) kernel.log.write('warning', 'app_queue', `QUEUE_PRIO is no number: '${text}'`);
  return priority ?? 0;
};

/** One caller in one queue, from joining to leaving. */
class QueueCall {
  readonly #queues: Queues;
  readonly #queue: Queue;
  readonly #caller: Caller;
  readonly #channel: Channel;
  readonly #request: QueueRequest;
  readonly #waits: CallerWaits;
  readonly #announcements: Announcements;
  /** Seconds since the epoch. */
  readonly #expires: number | undefined;
  #tries = 0;
  #left = false;

  constructor(queues: Queues, queue: Queue, caller: Caller, request: QueueRequest) {
    this.#queues = queues;
    this.#queue = queue;
    this.#caller = caller;
    this.#channel = caller.channel;
    this.#request = request;
    this.#waits = new CallerWaits(caller.channel, request.options, queue.settings.musicclass);
    this.#announcements = new Announcements(queue, caller, queues.random);
    if (request.timeout) this.#expires = queues.now() + request.timeout;
  }

  async run(): Promise<ApplicationOutcome> {
    this.#joined();
    const before = this.#request.options.get('B');
    if (before) await runSubroutine(this.#channel, before.replaceAll('^', ','));
    this.#waits.begin();
    const end = await this.#serve();
    return this.#finish(end);
  }

  #joined(): void {
    const { name, callers } = this.#queue;
    const { callerId } = this.#channel;
    const { position, originalPosition } = this.#caller;
    this.#queues.tellWaiting(this.#queue);
    this.#queues.kernel.events.publish(events.QueueCallerJoin, {
      channel: this.#channel.snapshot(),
      Queue: name,
      Position: position,
      Count: callers.length,
    });
    this.#log('ENTERQUEUE', this.#request.url, callerId.num, originalPosition);
  }

  #log(event: string, ...data: readonly (string | number)[]): void {
    this.#queues.log.write(this.#channel.uniqueid, this.#queue.name, 'NONE', event, ...data);
  }

  // --- waiting ------------------------------------------------------------------------------------------------

  async #serve(): Promise<End> {
    for (;;) {
      const waited = await this.#waitForTurn();
      if (waited !== 'carryOn') return waited;
      let announces = false;
      do {
        const end = await this.#turn(announces);
        if (end !== 'carryOn') return end;
        announces = true;
      } while (this.#isTurn());
    }
  }

  /** Until it is the caller's turn. */
  async #waitForTurn(): Promise<End> {
    while (!this.#isTurn()) {
      if (this.#expired) return 'timeout';
      if (this.#isEmpty()) return 'leaveEmpty';
      const told = await this.#announce(true);
      if (told !== 'carryOn') return told;
      applyRule(this.#caller, this.#seconds);
      const end = await this.#wait(recheck);
      if (end !== 'carryOn') return end;
    }
    return 'carryOn';
  }

  /** Members are rung once for the caller, who then waits until they may be rung again. */
  async #turn(announces: boolean): Promise<End> {
    if (this.#expired) return 'timeout';
    const told = await this.#announce(announces);
    if (told !== 'carryOn') return told;
    applyRule(this.#caller, this.#seconds);
    const rung = await this.#ring();
    if (rung !== 'carryOn') return rung;
    if (this.#isEmpty()) return 'leaveEmpty';
    if (this.#request.options.has('n') && this.#tries >= this.#queue.memberCount) return 'timeout';
    if (this.#expired) return 'timeout';
    return this.#wait(this.#queue.settings.retry * 1000);
  }

  /** As many callers are at once served as there are members for them. */
  #isTurn(): boolean {
    const available = this.#queue.available(this.#queues.now());
    let ahead = 0;
    for (const other of this.#queue.callers) {
      if (ahead >= available) return false;
      if (other === this.#caller) return this.#queue.settings.autofill || this.#caller.position === 1;
      if (!other.ringing) ahead += 1;
    }
    return false;
  }

  #isEmpty(): boolean {
    const { leavewhenempty } = this.#queue.settings;
    return isEmpty(this.#queue, leavewhenempty, this.#caller.penalties, this.#queues.now());
  }

  get #expired(): boolean {
    return this.#expires !== undefined && this.#queues.now() >= this.#expires;
  }

  get #now(): number {
    return this.#queues.kernel.clock.now();
  }

  get #seconds(): number {
    return secondsWaited(this.#caller, this.#now);
  }

  async #wait(ms: number): Promise<End> {
    let left = false;
    const end = await this.#channel.wait({
      ms,
      until: () => this.#caller.withdrawn !== undefined,
      onFrame: (frame) => {
        if (frame.type === 'digitEnd') left = this.#pressed(frame.digit);
        return left;
      },
    });
    if (left) return 'digit';
    if (this.#caller.withdrawn) return 'withdrawn';
    return end === 'interrupted' ? 'gone' : 'carryOn';
  }

  /** A digit of the caller: true if it completes an extension of the queue's context to which the caller goes. */
  #pressed(digit: string): boolean {
    const { context } = this.#queue.settings;
    if (context === '') return false;
    const { dialplan } = this.#queues.kernel;
    const { num } = this.#channel.callerId;
    const digits = this.#caller.digits + digit;
    const possible = dialplan.exists(context, digits, 1, num) || dialplan.matchMore(context, digits);
    this.#caller.digits = possible ? digits : '';
    return possible && dialplan.exists(context, digits, 1, num);
  }

  // --- announcements ------------------------------------------------------------------------------------------

  async #announce(position: boolean): Promise<End> {
    if (position) {
      const end = await this.#say(this.#announcements.position());
      if (end !== 'carryOn') return end;
      if (this.#expired) return 'timeout';
    }
    const periodic = this.#announcements.periodic();
    const end = await this.#say(periodic);
    if (periodic.length > 0) this.#announcements.periodicEnded();
    if (end !== 'carryOn') return end;
    return this.#expired ? 'timeout' : 'carryOn';
  }

  async #say(sounds: readonly string[]): Promise<End> {
    if (sounds.length === 0) return 'carryOn';
    this.#waits.end();
    const digit = await playAll(this.#channel, sounds);
    if (digit !== undefined && this.#pressed(digit)) return 'digit';
    if (this.#channel.interrupted) return 'gone';
    if (this.#caller.withdrawn) return 'withdrawn';
    this.#waits.begin();
    return 'carryOn';
  }

  // --- ringing ------------------------------------------------------------------------------------------------

  async #ring(): Promise<End> {
    const { settings } = this.#queue;
    const goesRound = settings.strategy === 'linear' || settings.strategy.startsWith('rr');
    this.#tries = goesRound ? this.#tries + 1 : this.#queue.memberCount;
    const { strategy } = settings;
    const standing = strategy === 'linear' ? this.#caller.round : this.#queue.round;
    const ranked = rankMembers(this.#queue, this.#caller, standing, this.#queues.now(), this.#queues.random);
    const round = new RingRound(this.#queues, this.#queue, this.#caller, ranked, {
      request: this.#request,
      timeout: this.#ringTime,
      pressed: (digit) => this.#pressed(digit),
      rings: (rings) => this.#waits.memberRings(rings),
      gone: () => this.#waits.end(),
    });
    this.#caller.ringing = true;
    const end = await round.run();
    if (goesRound) advance(standing, round.next);
    this.#caller.ringing = false;
    if (end.type === 'digit') return 'digit';
    if (end.type === 'interrupted') return this.#caller.withdrawn ? 'withdrawn' : 'gone';
    if (end.type === 'nobody') return 'carryOn';
    round.hangUpOthers(end.answered.channel);
    const connected = await connectMember(this.#queues, this.#queue, this.#caller, this.#request, end.answered, {
      quiet: () => this.#waits.end(),
      leave: () => this.#leave(),
    });
    return connected === 'again' ? 'carryOn' : connected;
  }

  /** Milliseconds that members are rung in this round; undefined: until one answers. */
  get #ringTime(): number | undefined {
    const { timeout, timeoutpriority } = this.#queue.settings;
    const left = this.#expires === undefined ? undefined : this.#expires - this.#queues.now();
    if (left !== undefined && (timeout === 0 || (timeoutpriority === 'app' && left <= timeout))) return left * 1000;
    return timeout === 0 ? undefined : timeout * 1000;
  }

  // --- leaving ------------------------------------------------------------------------------------------------

  #finish(end: End): ApplicationOutcome {
    if (end === 'connected') return this.#afterCall();
    if (end === 'timeout' || end === 'leaveEmpty') {
      this.#abandoned();
      this.#log(end === 'timeout' ? 'EXITWITHTIMEOUT' : 'EXITEMPTY', ...this.#figures);
      this.#times();
    } else this.#gaveUp(end);
    this.#waits.end();
    setAll([this.#channel], queueVariables(this.#queue));
    this.#leave();
    if (end === 'gone') return 'hangup';
    const status = statuses[end];
    if (status) this.#channel.variables.set('QUEUESTATUS', status);
    return 'continue';
  }

  #gaveUp(end: End): void {
    // music does not go on for one who has hung up
    if (end === 'gone') this.#waits.end();
    this.#times();
    if (end === 'digit') {
      this.#log('EXITWITHKEY', this.#caller.digits, ...this.#figures);
      this.#channel.setLocation(this.#queue.settings.context, this.#caller.digits, 1);
      this.#channel.publish();
      return;
    }
    this.#abandoned();
    const { withdrawn } = this.#caller;
    if (withdrawn) {
      this.#log('WITHDRAW', ...this.#figures, withdrawn.info.slice(0, 40));
      if (withdrawn.info !== '') this.#channel.variables.set('QUEUE_WITHDRAW_INFO', withdrawn.info);
    } else this.#log('ABANDON', ...this.#figures);
  }

  /** Position, original position and wait, as the queue log has them. */
  get #figures(): readonly number[] {
    return [this.#caller.position, this.#caller.originalPosition, this.#seconds];
  }

  #times(): void {
    setUnanswered(this.#caller, this.#now);
  }

  #abandoned(): void {
    const { name, settings, statistics } = this.#queue;
    this.#channel.variables.set('ABANDONED', 'TRUE');
    statistics.abandon(this.#seconds <= settings.servicelevel);
    this.#queues.kernel.events.publish(events.QueueCallerAbandon, {
      channel: this.#channel.snapshot(),
      Queue: name,
      Position: this.#caller.position,
      OriginalPosition: this.#caller.originalPosition,
      HoldTime: this.#seconds,
    });
  }

  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    const { position } = this.#caller;
    this.#queue.leave(this.#caller);
    this.#queues.tellWaiting(this.#queue);
    this.#queues.kernel.events.publish(events.QueueCallerLeave, {
      channel: this.#channel.snapshot(),
      Queue: this.#queue.name,
      Position: position,
      Count: this.#queue.callers.length,
    });
    this.#channel.variables.set('QUEUEPOSITION', String(position));
  }

  #afterCall(): ApplicationOutcome {
    setAll([this.#channel], queueVariables(this.#queue));
    if (this.#channel.interrupted || !this.#request.options.has('c')) return 'hangup';
    this.#channel.variables.set('QUEUESTATUS', 'CONTINUE');
    return 'continue';
  }
}

const statuses: Readonly<Partial<Record<End, string>>> = {
  timeout: 'TIMEOUT',
  leaveEmpty: 'LEAVEEMPTY',
  withdrawn: 'WITHDRAW',
};
