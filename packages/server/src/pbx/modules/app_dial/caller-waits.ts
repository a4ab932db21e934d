import type { Channel } from '../../kernel/channel.js';
import type { LegProgress } from '../../kernel/dial.js';
import { playTone } from '../../kernel/indications.js';

/** What the caller hears while nobody has answered: ringing, a tone of the dialplan's choice, or music. */
export class CallerWaits {
  readonly #caller: Channel;
  readonly #music: string | undefined;
  readonly #tone: string | undefined;
  /** Options r and R: it rings before anybody does, with r whatever happens, with R until something else is heard. */
  readonly #ringsAnyway: boolean;
  readonly #ringsFirst: boolean;
  #rang = false;
  #stopTone: (() => void) | undefined;

  constructor(caller: Channel, options: ReadonlyMap<string, string>) {
    this.#caller = caller;
    this.#music = options.get('m');
    this.#ringsAnyway = options.has('r');
    this.#tone = options.get('r') || undefined;
    this.#ringsFirst = options.has('R');
  }

  /** Somebody is being called: music that sounded before does not go on. */
  begin(): void {
    const { musicOnHold } = this.#caller.kernel;
    musicOnHold.stop(this.#caller);
    if (this.#music !== undefined) this.#play(this.#music);
    else if (this.#ringsAnyway || this.#ringsFirst) this.#ring();
  }

  /** One of those who are called is on the way. */
  progress(progress: LegProgress): void {
    if (progress === 'ringing') this.#ring();
    else if (!this.#ringsAnyway) {
      if (progress === 'progress') this.#silence();
      this.#caller.leg.indicate(progress);
    }
  }

  /** The waiting is over. */
  end(): void {
    if (this.#music !== undefined) this.#caller.kernel.musicOnHold.stop(this.#caller);
    this.#silence();
  }

  /** A class that the option names comes before the channel's own. */
  #play(className: string): void {
    const { musicClass, kernel } = this.#caller;
    if (className !== '') this.#caller.musicClass = className;
    kernel.musicOnHold.start(this.#caller, className);
    this.#caller.musicClass = musicClass;
  }

  #ring(): void {
    if (this.#rang || this.#music !== undefined) return;
    this.#rang = true;
    if (!this.#tone) this.#caller.leg.indicate('ringing');
    // one that was answered has nobody else who would let it hear ringing
    if (this.#tone || this.#caller.state === 'Up') this.#stopTone = playTone(this.#caller, this.#tone ?? 'ring');
  }

  #silence(): void {
    this.#stopTone?.();
    this.#stopTone = undefined;
  }
}
