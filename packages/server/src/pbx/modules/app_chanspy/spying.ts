import type { Channel } from '../../kernel/channel.js';
import type { Frame } from '../../kernel/frame-queue.js';
import { answerAndWait } from '../../kernel/indications.js';
import type { SoundWriter } from '../../kernel/media/sound-writer.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { findSound, playSound } from '../../kernel/sound-files.js';
import type { SpyMode, SpyOptions } from './options.js';
import { openRecording } from './recording.js';
import { SpySession } from './spy-session.js';
import { mayBeHeard, spies, targets, uniqueTarget, type Wanted } from './targets.js';

/** How listening to one channel ended; `number` holds the digits of another one's name. */
type SessionEnd = 'channelEnded' | 'next' | 'exit' | 'extension' | 'interrupted' | { readonly number: string };

/** Milliseconds before each look for channels. */
const lookMs = 100;
/** Milliseconds after a channel's end until others have heard of it: what ends with it is not listened to. */
const afterEnd = 20;

const modes: Readonly<Record<string, SpyMode>> = { 4: 'listen', 5: 'whisper', 6: 'barge' };

/** One run of ChanSpy or ExtenSpy: listens to one channel after the other. */
export class Spying {
  readonly #spy: Channel;
  readonly #wanted: Wanted;
  readonly #options: SpyOptions;
  #recording: SoundWriter | undefined;
  #volume: number;

  constructor(spy: Channel, wanted: Wanted, options: SpyOptions) {
    this.#spy = spy;
    this.#wanted = wanted;
    this.#options = options;
    this.#volume = options.volume;
  }

  async run(): Promise<ApplicationOutcome> {
    const spy = this.#spy;
    const { record, answers } = this.#options;
    if (answers && spy.state !== 'Up' && !(await answerAndWait(spy, 0))) return 'hangup';
    this.#recording = record === undefined ? undefined : openRecording(spy, record);
    spies.add(spy);
    try {
      return await this.#look();
    } finally {
      spies.delete(spy);
      if (this.#recording) void spy.kernel.media.finish([this.#recording]);
    }
  }

  /** Looks for channels, round after round. */
  async #look(): Promise<ApplicationOutcome> {
    const { quiet, endsWithoutChannels } = this.#options;
    for (let heard = 1; ; ) {
      if (!quiet && heard > 0 && (await playSound(this.#spy, 'beep')).end !== 'done') return 'hangup';
      const early = await this.#pause(lookMs);
      if (early) return early;
      heard = 0;
      const round = this.#round();
      if (!round) return 'hangup';
      for (let next = round.shift(); next; next = round.shift()) {
        if (!mayBeHeard(this.#spy, next, this.#options)) continue;
        heard += 1;
        const end = await this.#listenTo(next);
        const outcome = this.#after(end);
        if (outcome) return outcome;
        if (typeof end === 'object') round.unshift(...this.#byNumber(end.number));
        const left = end === 'channelEnded' ? await this.#pause(afterEnd) : undefined;
        if (left) return left;
      }
      if (heard === 0 && endsWithoutChannels) return 'continue';
    }
  }

  /** The channels of one round; undefined where the only one that is wanted is not there. */
  #round(): Channel[] | undefined {
    if (!this.#options.unique) return [...targets(this.#spy, this.#wanted)];
    const one = uniqueTarget(this.#spy.kernel, this.#wanted.prefix);
    return one && [one];
  }

  #byNumber(number: string): readonly Channel[] {
    return targets(this.#spy, { prefix: `${this.#wanted.prefix}/${number}` }).slice(0, 1);
  }

  /** What becomes of the application behind a session; undefined: it goes on. */
  #after(end: SessionEnd): ApplicationOutcome | undefined {
    if (end === 'interrupted') return 'hangup';
    if (end === 'exit' || end === 'extension') return 'continue';
    return end === 'channelEnded' && this.#options.endsWithChannel ? 'continue' : undefined;
  }

  async #pause(ms: number): Promise<ApplicationOutcome | undefined> {
    const end = await this.#spy.wait({
      ms,
      onFrame: (frame) => frame.type === 'digitEnd' && this.#leaveBy(frame.digit),
    });
    if (end === 'interrupted') return 'hangup';
    return end === 'frame' ? 'continue' : undefined;
  }

  async #listenTo(channel: Channel): Promise<SessionEnd> {
    const spy = this.#spy;
    if (!this.#options.quiet) await this.#sayName(channel);
    if (spy.interrupted) return 'interrupted';
    if (channel.hungUp) return 'channelEnded';
    const session = new SpySession(spy, channel, this.#options, this.#volume);
    session.begin(this.#recording);
    let digits = '';
    let found: SessionEnd | undefined;
    const onFrame = (frame: Frame): boolean => {
      if (frame.type !== 'digitEnd') return false;
      found = this.#pressed(session, channel, frame.digit, digits);
      if (/^\d$/.test(frame.digit)) digits += frame.digit;
      else digits = '';
      return found !== undefined;
    };
    const end = await spy.wait({ onFrame, until: () => session.over });
    this.#volume = session.volume;
    if (end === 'interrupted') found = 'interrupted';
    session.end();
    return found ?? 'channelEnded';
  }

  /** What a digit does; undefined: the session goes on. */
  #pressed(session: SpySession, channel: Channel, digit: string, digits: string): SessionEnd | undefined {
    const { modeDigits, nextDigit, exitDigit, exitsToExtension, unique } = this.#options;
    if (exitsToExtension && this.#leaveBy(digit, channel)) return 'extension';
    const mode = modeDigits ? modes[digit] : undefined;
    if (mode) session.mode = mode;
    if (digit === nextDigit) return 'next';
    if (digit === exitDigit) return 'exit';
    if (digit !== '#') return undefined;
    if (digits !== '' && !modeDigits && !unique && !exitsToExtension) return { number: digits };
    session.volume = session.volume === 4 ? -4 : session.volume + 1;
    return undefined;
  }

  /** Sends the spy to the extension of a digit, if there is one. */
  #leaveBy(digit: string, channel?: Channel): boolean {
    const spy = this.#spy;
    if (!this.#options.exitsToExtension) return false;
    const context = spy.variables.get('SPY_EXIT_CONTEXT') || spy.context;
    if (!spy.kernel.dialplan.exists(context, digit, 1, spy.callerId.num)) return false;
    spy.setLocation(context, digit, 1);
    spy.publish();
    if (channel) spy.variables.set('SPY_CHANNEL', channel.name);
    return true;
  }

  /** `spy-sip`, and the digits of the device. */
  async #sayName({ device }: Channel): Promise<void> {
    const { kernel, language } = this.#spy;
    const slash = device.indexOf('/');
    const sounds = [`spy-${device.slice(0, slash).toLowerCase()}`];
    if (!this.#options.saysTechnology) sounds.pop();
    const number = device.slice(slash + 1);
    if (/^\d+$/.test(number)) sounds.push(...[...number].map((digit) => `digits/${digit}`));
    for (const sound of sounds) if (findSound(kernel, language, sound)) await playSound(this.#spy, sound);
  }
}
