import { type Block, events } from '@amiable/protocol';
import type { Timer } from '../../../contract/clock.js';
import { inBackground } from '../../kernel/background.js';
import { type Bridge, type BridgeKeeper, introduce, type LeaveReason } from '../../kernel/bridge.js';
import { reportAttendedTransfer } from '../../kernel/cel/transfer-event.js';
import type { Channel } from '../../kernel/channel.js';
import type { DigitHook } from '../../kernel/features/digit-hook.js';
import type { FeatureSettings } from '../../kernel/features/feature-settings.js';
import type { Frame } from '../../kernel/frame-queue.js';
import { release } from '../../kernel/pbx-run.js';
import { playSound } from '../../kernel/sound-files.js';
import type { TransferTarget } from '../../kernel/transfer/blind-transfer.js';
import { askForTarget } from './ask-target.js';
import { callBack } from './call-back.js';
import { callTarget } from './call-target.js';

/**
 * How far a transfer is: the target rings, the user talks to it, the user is gone and the others wait for an answer, the
 * user is called back, or it is over.
 */
type Phase = 'calling' | 'consulting' | 'handedOver' | 'recalling' | 'over';

/** The feature atxfer: the user talks to a target while the others wait, and then brings them together. */
export const attendedTransferByDigits = async (channel: Channel): Promise<void> => {
  const { bridge } = channel;
  if (!bridge) return;
  bridge.hold(channel);
  const place = await askForTarget(channel);
  if (channel.bridge !== bridge) return;
  if (place && bridge.stays(channel) && AttendedTransfer.begin(channel, bridge, place)) return;
  bridge.unhold(channel);
};

/** Runs something when everything that is ready to run has had its turn so many times. */
const afterTurns = (turns: number, run: () => void): void => {
  setImmediate(() => (turns > 1 ? afterTurns(turns - 1, run) : run()));
};

/** One attended transfer: it keeps both bridges until it is known who talks to whom. */
class AttendedTransfer implements BridgeKeeper {
  readonly #user: Channel;
  readonly #place: TransferTarget;
  readonly #settings: FeatureSettings;
  /** Where the others wait, and where the user talks to the target. */
  readonly #original: Bridge;
  readonly #consultation: Bridge;
  #target: Channel;
  #phase: Phase = 'calling';
  #timer: Timer | undefined;
  /** Whether the user is still to come to the target. */
  #onTheWay = true;
  #attempts = 0;
  /** The user as it was last told before its end. */
  #userAtEnd: Block | undefined;
  /** Told once the user has left. */
  #outcome: (() => void) | undefined;

  static begin(user: Channel, original: Bridge, place: TransferTarget): boolean {
    const target = callTarget(user, place);
    if (!target) return false;
    const consultation = user.kernel.bridges.create();
    target.connected.take(user.callerId);
    if (!target.leg.call()) {
      target.hangup();
      consultation.dissolve();
      return false;
    }
    new AttendedTransfer(user, original, consultation, target, place).#start();
    return true;
  }

  private constructor(user: Channel, original: Bridge, consultation: Bridge, target: Channel, place: TransferTarget) {
    this.#user = user;
    this.#original = original;
    this.#consultation = consultation;
    this.#target = target;
    this.#place = place;
    this.#settings = user.kernel.features.settingsOf(user);
  }

  #start(): void {
    const { clock } = this.#user.kernel;
    this.#original.keeper = this;
    this.#consultation.keeper = this;
    this.#timer = clock.after(this.#settings.noAnswerMs, () => this.#giveUp());
    // a target that rings or answers at once does so before the user is there to hear it
    afterTurns(1, () => {
      this.#target.publish();
      this.#admit(this.#target, this.#consultation);
      afterTurns(3, () => this.#consult());
    });
  }

  #consult(): void {
    this.#original.move(this.#user, () => {
      const call = this.#consultation.join(this.#user);
      this.#onTheWay = false;
      if (this.#phase === 'over') this.#original.keeper = undefined;
      if (this.#target.bridge === this.#consultation) introduce(this.#user, this.#target);
      if (this.#phase === 'over') this.#consultation.move(this.#user, () => this.#return());
      return call;
    });
  }

  /** Brings a called channel into a bridge; when that is over, nothing runs it any more. */
  #admit(channel: Channel, bridge: Bridge): void {
    inBackground(
      channel.kernel,
      channel.name,
      bridge.join(channel).then(() => release(channel)),
    );
  }

  get #others(): readonly Channel[] {
    return this.#original.channels.filter((channel) => channel !== this.#user && channel !== this.#target);
  }

  // --- what the bridges tell ----------------------------------------------------------------------------------

  hooksOf(channel: Channel): readonly DigitHook[] | undefined {
    if (channel !== this.#user) return [];
    const { abort, complete, threeWay, swap } = this.#settings;
    return [
      { code: abort, run: () => this.#giveUp() },
      { code: complete, run: () => this.#complete() },
      { code: threeWay, run: () => this.#joinThree() },
      { code: swap, run: () => this.#swap() },
    ].filter(({ code }) => code !== '');
  }

  heard(channel: Channel, frame: Frame): void {
    if (channel !== this.#target || frame.type !== 'control') return;
    if (frame.control === 'answer') this.#answered();
    else if (frame.control === 'busy' || frame.control === 'congestion') this.#giveUp();
  }

  left(channel: Channel, reason: LeaveReason): void {
    if (reason === 'moved') return;
    if (channel === this.#user) this.#userLeft();
    else if (channel === this.#target) this.#targetLeft();
    else if (this.#others.length === 0) this.#othersLeft();
  }

  #answered(): void {
    this.#timer?.cancel();
    if (this.#phase === 'calling') this.#phase = 'consulting';
    else if (this.#phase === 'handedOver') this.#end();
  }

  #userLeft(): void {
    this.#user.onEnding(() => {
      this.#userAtEnd = this.#user.snapshot();
    });
    if (this.#outcome) {
      this.#outcome();
      return;
    }
    if (this.#phase === 'calling' && this.#settings.dropCall) this.#fail();
    else if (this.#phase === 'calling' || this.#phase === 'consulting') this.#handOver();
  }

  #targetLeft(): void {
    if (this.#phase === 'calling' || this.#phase === 'consulting') this.#giveUp();
    else if (this.#phase === 'handedOver') this.#recall();
  }

  #othersLeft(): void {
    if (this.#phase === 'consulting') {
      const stays = this.#user.bridge === this.#original;
      this.#end();
      if (stays) this.#original.move(this.#user, () => this.#consultation.join(this.#user));
      this.#original.dissolve();
    } else if (this.#phase === 'calling') this.#fail();
    else if (this.#phase !== 'over') {
      this.#end();
      this.#original.dissolve();
    }
  }

  // --- how it ends --------------------------------------------------------------------------------------------

  /** Lets go of both bridges: from now on they end as all calls do. */
  #end(): void {
    this.#phase = 'over';
    this.#timer?.cancel();
    this.#original.keeper = undefined;
    this.#consultation.keeper = undefined;
  }

  /** Nobody is connected any more. */
  #fail(): void {
    this.#tell('Fail', 'Fail');
    this.#end();
    this.#consultation.dissolve();
    this.#original.dissolve();
  }

  /** The user goes back to the others, without the target. */
  #giveUp(): void {
    if (this.#phase === 'handedOver') {
      this.#recall();
      return;
    }
    if (this.#phase !== 'calling' && this.#phase !== 'consulting') return;
    this.#end();
    this.#consultation.keeper = this;
    if (this.#onTheWay) {
      this.#original.keeper = this;
      return;
    }
    const away = this.#consultation.move(this.#user, () => this.#return());
    if (!away && this.#user.bridge === this.#original) this.#drop();
  }

  async #return(): Promise<LeaveReason> {
    const call = this.#original.join(this.#user);
    this.#original.unhold(this.#user);
    const [other] = this.#others;
    if (other) introduce(other, this.#user);
    else this.#original.dissolve();
    this.#drop();
    if (this.#settings.transferFailSound !== '')
      this.#original.send(this.#user, () => playSound(this.#user, this.#settings.transferFailSound));
    return call;
  }

  #drop(): void {
    this.#consultation.keeper = undefined;
    this.#consultation.dissolve();
  }

  /** The user has gone: the target comes to the others, whether it has answered or still rings. */
  #handOver(): void {
    const hasAnswered = this.#phase === 'consulting';
    this.#timer?.cancel();
    this.#phase = hasAnswered ? 'over' : 'handedOver';
    if (!hasAnswered) this.#timer = this.#user.kernel.clock.after(this.#settings.noAnswerMs, () => this.#giveUp());
    this.#merge(() => {
      const [other] = this.#others;
      if (other && this.#others.length === 1) this.#target.setConnectedLine(other.callerId);
      this.#settle(hasAnswered);
      this.#connect();
    });
  }

  /** The user says that the others are to talk to the target now. */
  #complete(): void {
    if (this.#phase !== 'consulting' && this.#phase !== 'calling') return;
    const hasAnswered = this.#phase === 'consulting';
    this.#timer?.cancel();
    this.#phase = hasAnswered ? 'over' : 'handedOver';
    if (!hasAnswered) this.#timer = this.#user.kernel.clock.after(this.#settings.noAnswerMs, () => this.#giveUp());
    this.#merge(() => {
      this.#outcome = () => {
        this.#outcome = undefined;
        this.#settle(hasAnswered);
        this.#connect();
      };
      if (this.#user.bridge) this.#user.bridge.kick(this.#user);
      else this.#outcome();
    });
  }

  #connect(): void {
    const [other] = this.#others;
    if (other && this.#others.length === 1) introduce(this.#target, other);
  }

  #settle(hasAnswered: boolean): void {
    this.#tell('Success', 'Bridge');
    this.#consultation.keeper = undefined;
    this.#consultation.dissolve();
    if (hasAnswered) this.#original.keeper = undefined;
  }

  /** Everybody talks to everybody. */
  #joinThree(): void {
    if (this.#phase !== 'consulting' && this.#phase !== 'calling') return;
    this.#timer?.cancel();
    this.#phase = 'over';
    this.#original.namesPeers = false;
    this.#merge(() => {
      this.#original.namesPeers = true;
      const finish = (): void => {
        this.#tell('Success', 'Threeway');
        this.#drop();
      };
      this.#original.keeper = undefined;
      const moved = this.#consultation.move(this.#user, async () => {
        const call = this.#original.join(this.#user);
        finish();
        return call;
      });
      if (!moved) finish();
    });
  }

  /** Moves the target to the others. */
  #merge(merged: () => void): void {
    this.#user.kernel.events.publish(events.BridgeMerge, {
      toBridge: this.#original.snapshot(),
      fromBridge: this.#consultation.snapshot(),
    });
    for (const other of this.#others) if (!other.leg.indicate('unhold')) other.kernel.musicOnHold.stop(other);
    const moved = this.#consultation.move(this.#target, async () => {
      const call = this.#original.join(this.#target);
      merged();
      return call;
    });
    if (!moved) this.#fail();
  }

  /** The user changes between the target and the others. */
  #swap(): void {
    if (this.#phase !== 'consulting') return;
    const [from, to] =
      this.#user.bridge === this.#consultation
        ? [this.#consultation, this.#original]
        : [this.#original, this.#consultation];
    from.hold(this.#user);
    from.move(this.#user, () => {
      const call = to.join(this.#user);
      to.unhold(this.#user);
      const other = to.channels.find((channel) => channel !== this.#user);
      if (other) introduce(other, this.#user);
      return call;
    });
  }

  // --- when the target does not answer after the user has gone -------------------------------------------------

  /** Calls the user back, and lets those who wait talk to that one. */
  #recall(): void {
    if (this.#phase !== 'handedOver') return;
    this.#phase = 'recalling';
    this.#timer?.cancel();
    if (!this.#target.hungUp && this.#target.bridge) this.#target.requestHangup();
    inBackground(this.#user.kernel, this.#user.name, this.#callBack());
  }

  async #callBack(): Promise<void> {
    const [other] = this.#others;
    if (!other) return;
    const user = await callBack(this.#user, other, this.#settings.noAnswerMs, () => this.#phase !== 'recalling');
    if (this.#phase !== 'recalling') {
      user?.hangup();
      return;
    }
    if (!user) {
      this.#tryAgain();
      return;
    }
    this.#end();
    this.#admit(user, this.#original);
    introduce(user, other);
  }

  /** The user could not be reached either: after a pause the target is tried once more, as often as is allowed. */
  #tryAgain(): void {
    this.#attempts += 1;
    if (this.#attempts >= this.#settings.callbackRetries) {
      this.#end();
      this.#original.dissolve();
      return;
    }
    this.#timer = this.#user.kernel.clock.after(this.#settings.loopDelayMs, () => this.#callTargetAgain());
  }

  #callTargetAgain(): void {
    const [other] = this.#others;
    const target = other && callTarget(other, this.#place);
    if (!other || !target) {
      this.#tryAgain();
      return;
    }
    target.connected.take(other.callerId);
    this.#target = target;
    this.#phase = 'handedOver';
    if (!target.leg.call()) {
      target.hangup();
      this.#recall();
      return;
    }
    target.publish();
    this.#timer = this.#user.kernel.clock.after(this.#settings.noAnswerMs, () => this.#giveUp());
    this.#admit(target, this.#original);
  }

  #tell(result: 'Success' | 'Fail', type: 'Bridge' | 'Threeway' | 'Fail'): void {
    const user = this.#userAtEnd ?? this.#user.snapshot();
    const others = this.#others;
    if (result === 'Success')
      reportAttendedTransfer(this.#user.kernel.channelEventLog, {
        user: this.#user,
        original: this.#original,
        consultation: this.#consultation,
        transferee: others.length === 1 ? others[0] : undefined,
        target: this.#target,
      });
    this.#user.kernel.events.publish(events.AttendedTransfer, {
      Result: result,
      origTransfererChannel: user,
      origBridge: this.#original.snapshot(),
      secondTransfererChannel: user,
      secondBridge: this.#consultation.snapshot(),
      transfereeChannel: others.length === 1 ? others[0]?.snapshot() : undefined,
      transferTargetChannel: this.#target.snapshot(),
      IsExternal: 'No',
      DestType: type,
      DestBridgeUniqueid: type === 'Fail' ? undefined : this.#original.uniqueid,
      DestTransfererChannel: type === 'Threeway' ? this.#user.name : undefined,
    });
  }
}
