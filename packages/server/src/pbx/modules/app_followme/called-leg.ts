import type { FollowMeGeneral, FollowMeProfile } from '../../../config/followme-conf.js';
import type { Channel } from '../../kernel/channel.js';
import { followLeg, type LegEnd, type LegProgress } from '../../kernel/dial.js';
import type { Frame } from '../../kernel/frame-queue.js';
import { startSound } from '../../kernel/sound-files.js';

/** What is said to those who are called, and how they are understood. */
export interface Asking {
  readonly general: FollowMeGeneral;
  readonly profile: FollowMeProfile;
  /** The sound file in which the caller says his name, if he did. */
  readonly callerName: string | undefined;
}

/** How the call of one of them ended; `stopped`: nobody waits for it any more. */
export type Decision = 'accepted' | 'declined' | Exclude<LegEnd, 'answer'>;

/** One who is called: rings, answers, is asked, and decides. */
export class CalledLeg {
  readonly channel: Channel;
  answered = false;
  readonly #asking: Asking;
  #stopped = false;
  #digits = '';
  #decision: 'accepted' | 'declined' | undefined;

  constructor(channel: Channel, asking: Asking) {
    this.channel = channel;
    this.#asking = asking;
  }

  /** Nobody waits for it any more. */
  stop(): void {
    this.#stopped = true;
    this.channel.wake();
  }

  /** Follows it to its decision. */
  async follow(onProgress: (progress: LegProgress) => void, onAnswer: () => void): Promise<Decision> {
    const end = await followLeg(this.channel, onProgress, () => this.#stopped);
    if (end !== 'answer') return end;
    this.answered = true;
    onAnswer();
    return this.#asking.general.enable_callee_prompt ? this.#ask() : 'accepted';
  }

  async #ask(): Promise<Decision> {
    const { general, profile, callerName } = this.#asking;
    const introduction =
      callerName === undefined ? [profile.norecording_prompt] : [profile.call_from_prompt, callerName];
    for (;;) {
      for (const sound of introduction) {
        const end = await this.#play(sound);
        if (end) return end;
      }
      // what was pressed before the choice was told is none
      this.#digits = '';
      const end =
        (await this.#play(profile.options_prompt, true)) ?? (await this.#listen(general.featuredigittimeout, true));
      if (end) return end;
    }
  }

  async #play(name: string, choosing = false): Promise<Decision | undefined> {
    const sound = startSound(this.channel, name, this.channel.language);
    if (!sound) return 'declined';
    const end = await this.#listen(sound.ms, choosing);
    if (end) this.channel.media.stop(sound.source);
    return end;
  }

  async #listen(ms: number, choosing: boolean): Promise<Decision | undefined> {
    const end = await this.channel.wait({
      ms,
      until: () => this.#stopped,
      onFrame: (frame) => choosing && this.#heard(frame),
    });
    if (end === 'interrupted') return 'hungUp';
    return this.#stopped ? 'stopped' : this.#decision;
  }

  #heard(frame: Frame): boolean {
    if (frame.type !== 'digitEnd') return false;
    const { takecall, declinecall } = this.#asking.profile;
    this.#digits += frame.digit;
    if (this.#digits.endsWith(takecall)) this.#decision = 'accepted';
    else if (this.#digits.endsWith(declinecall)) this.#decision = 'declined';
    return this.#decision !== undefined;
  }
}
