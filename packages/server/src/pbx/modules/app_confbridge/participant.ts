import type { BridgeGuest } from '../../kernel/bridge-member.js';
import type { Channel } from '../../kernel/channel.js';
import type { Menu } from './menu.js';
import type { UserProfile, UserSettings } from './user-profile.js';

/** The value of CONFBRIDGE_RESULT; empty where something else took the channel out. */
export type Result = 'FAILED' | 'HANGUP' | 'KICKED' | 'ENDMARKED' | 'DTMF' | 'TIMEOUT' | '';

/** Steps by which somebody is louder or softer, each twice or half as loud, and the most of them. */
const factorOf = (steps: number): number => 2 ** steps;
const mostSteps = 4;

/** Somebody in a conference, or about to be. */
export class Participant {
  readonly channel: Channel;
  readonly profile: UserProfile;
  readonly menu: Menu;
  /** What the bridge goes by. */
  readonly guest: BridgeGuest = {};
  /** It waits for a marked user. */
  waiting = false;
  kicked = false;
  talking = false;
  hearsMusic = false;
  binaural = true;
  result: Result = '';
  /** The file in which it says its name, without ending; '' where there is none. */
  nameFile = '';
  #muted: boolean;
  #held = false;
  #dropped = false;
  #volume: { talk: number; listen: number } | undefined;

  constructor(channel: Channel, profile: UserProfile, menu: Menu) {
    this.channel = channel;
    this.profile = profile;
    this.menu = menu;
    this.#muted = profile.settings.startmuted;
    this.#renew();
  }

  get settings(): UserSettings {
    return this.profile.settings;
  }

  /** Muted by somebody. */
  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    this.#muted = muted;
    this.#renew();
  }

  /** Not heard while it waits or hears music; nobody is told. */
  set held(held: boolean) {
    this.#held = held;
    this.#renew();
  }

  /** Not heard while it does not talk (dsp_drop_silence). */
  set dropped(dropped: boolean) {
    this.#dropped = dropped;
    this.#renew();
  }

  /** Whether nobody hears it, whatever it says. */
  get unheard(): boolean {
    return this.#muted || this.#held;
  }

  #renew(): void {
    this.guest.muted = this.unheard || this.#dropped;
  }

  /**
   * Makes what it says or hears louder or softer by a step, or as it was.
   * @returns whether that is the first time on this channel
   */
  adjustVolume(side: 'talk' | 'listen', by: 1 | -1 | 'reset'): boolean {
    const first = this.#volume === undefined;
    this.#volume ??= { talk: 0, listen: 0 };
    const steps = by === 'reset' ? 0 : this.#volume[side] + by;
    this.#volume[side] = Math.max(-mostSteps, Math.min(mostSteps, steps));
    this.guest.talkFactor = factorOf(this.#volume.talk);
    this.guest.listenFactor = factorOf(this.#volume.listen);
    return first;
  }
}
