import { type Block, events } from '@amiable/protocol';
import type { Bridge } from '../../kernel/bridge.js';
import type { Kernel } from '../../kernel/kernel.js';
import { numberSounds } from '../../kernel/say/numbers.js';
import { Announcer } from './announcer.js';
import { type BridgeProfile, type Prompt, soundOf } from './bridge-profile.js';
import type { Participant } from './participant.js';
import { Recorder } from './recorder.js';

/** The registrar of the extensions that conferences make. */
const registrar = 'ConfBridge';

/** How `video_mode` begins in the bridge; who is marked is shown when they come. */
const videoModes = {
  none: 'none',
  follow_talker: 'talker',
  last_marked: 'none',
  first_marked: 'none',
  sfu: 'sfu',
} as const;

/** One conference, from its first participant to its last. */
export class Conference {
  readonly kernel: Kernel;
  readonly name: string;
  readonly profile: BridgeProfile;
  readonly bridge: Bridge;
  locked = false;
  /** Whether those who are no admins were muted together, and newcomers are. */
  muted = false;
  readonly #ended: (conference: Conference) => void;
  readonly #announcer: Announcer;
  readonly #recorder: Recorder;
  /** Those who confer, and those who wait for a marked user; who came first stands first. */
  #active: Participant[] = [];
  #waiting: Participant[] = [];
  #marked = 0;
  #over = false;

  /** @param ended called when the last one has left, before ConfbridgeEnd */
  constructor(kernel: Kernel, name: string, profile: BridgeProfile, ended: (conference: Conference) => void) {
    const { settings } = profile;
    this.kernel = kernel;
    this.name = name;
    this.profile = profile;
    this.#ended = ended;
    this.bridge = kernel.bridges.create({
      type: 'base',
      technology: 'softmix',
      creator: 'ConfBridge',
      name,
      dissolveOnHangup: false,
      dissolveWhenEmpty: false,
      entered: (channel) => this.#entered(this.#of(channel.name)),
      leaving: (channel) => this.#leaving(this.#of(channel.name)),
    });
    this.bridge.video.mode = videoModes[settings.video_mode];
    this.#announcer = new Announcer(this.bridge, settings.language);
    this.#recorder = new Recorder(this.bridge);
    if (settings.record_conference) this.startRecording();
    this.#publish(events.ConfbridgeStart);
    this.#addExtension();
  }

  /** Those who confer, then those who wait. */
  get participants(): readonly Participant[] {
    return [...this.#active, ...this.#waiting];
  }

  get active(): readonly Participant[] {
    return this.#active;
  }

  get markedCount(): number {
    return this.#marked;
  }

  get empty(): boolean {
    return this.#active.length + this.#waiting.length === 0;
  }

  /** Whether somebody who is no admin may not come in. */
  get closed(): boolean {
    const most = this.profile.settings.max_members;
    return this.locked || (most > 0 && this.#active.length >= most);
  }

  find(channelName: string): Participant | undefined {
    return this.participants.find(({ channel }) => channel.name.toLowerCase() === channelName.toLowerCase());
  }

  /** The first whose channel's name begins so. */
  findByBeginning(text: string): Participant | undefined {
    return this.participants.find(({ channel }) => channel.name.startsWith(text));
  }

  #of(channelName: string): Participant | undefined {
    return this.participants.find(({ channel }) => channel.name === channelName);
  }

  // --- coming -------------------------------------------------------------------------------------------------

  /** Counts somebody in; the channel comes into the bridge afterwards. */
  admit(participant: Participant): void {
    const { marked, wait_marked, admin, quiet } = participant.settings;
    if (this.muted && !admin) participant.muted = true;
    const began = marked && this.#marked === 0 && this.#waiting.length > 0;
    if (!marked && wait_marked && this.#marked === 0) this.#waiting.push(participant);
    else this.#active.push(participant);
    if (marked) {
      this.#marked += 1;
      this.#active.push(...this.#waiting.splice(0));
    }
    this.#settle();
    if (began && !quiet) this.announce('begin');
  }

  /** Somebody marked is seen before it comes in. */
  showIfMarked({ settings, channel }: Participant): void {
    const { video_mode } = this.profile.settings;
    const first = video_mode === 'first_marked' && this.bridge.video.source === '';
    if (settings.marked && (first || video_mode === 'last_marked')) this.bridge.show(channel);
  }

  #entered(participant: Participant | undefined): void {
    if (!participant) return;
    this.#publish(events.ConfbridgeJoin, {
      channel: participant.channel.snapshot(),
      Admin: yes(participant.settings.admin),
      Muted: yes(participant.muted),
    });
    if (participant.hearsMusic) this.#playMusic(participant);
  }

  // --- leaving ------------------------------------------------------------------------------------------------

  /** It is on its way out of the bridge, but still counted there. */
  #leaving(participant: Participant | undefined): void {
    if (!participant) return;
    this.#publish(events.ConfbridgeLeave, {
      channel: participant.channel.snapshotNow(),
      Admin: yes(participant.settings.admin),
    });
    const nobodySeen = this.bridge.video.source === '';
    queueMicrotask(() => {
      if (nobodySeen) this.#forgetVideo(participant);
      this.remove(participant);
    });
  }

  /** Where marked users are shown and none is any more, it is told when the next of them leaves. */
  #forgetVideo({ settings }: Participant): void {
    const { video_mode } = this.profile.settings;
    const ofMarked = video_mode === 'first_marked' || video_mode === 'last_marked';
    if (settings.marked && ofMarked) this.bridge.showNobody();
  }

  /** Counts somebody out. Harmless for who is out already. */
  remove(participant: Participant): void {
    const { channel, settings } = participant;
    if (!this.participants.includes(participant)) return;
    if (participant.hearsMusic) this.kernel.musicOnHold.stop(channel);
    this.#active = this.#active.filter((one) => one !== participant);
    this.#waiting = this.#waiting.filter((one) => one !== participant);
    if (settings.marked) this.#markedLeft(participant);
    this.#settle();
    if (this.empty) this.#end();
  }

  #markedLeft({ settings }: Participant): void {
    this.#marked -= 1;
    const last = this.#marked === 0;
    for (const one of this.participants)
      if (one.settings.end_marked_any || (last && one.settings.end_marked)) this.#putOut(one, 'ENDMARKED');
    if (!last) return;
    const staying = this.#active.filter(({ kicked }) => !kicked);
    this.#waiting.push(...this.#active.filter((one) => one.settings.wait_marked && !one.settings.marked));
    this.#active = this.#active.filter((one) => !one.settings.wait_marked || one.settings.marked);
    if (staying.length > 0 && !settings.quiet) this.announce('leader_has_left');
  }

  /** Puts somebody out of the conference. */
  kick(participant: Participant): void {
    this.#putOut(participant, 'KICKED');
  }

  #putOut(participant: Participant, result: 'KICKED' | 'ENDMARKED'): void {
    if (participant.kicked) return;
    participant.kicked = true;
    participant.result = result;
    participant.channel.variables.set('CONFBRIDGE_RESULT', result);
    this.bridge.kick(participant.channel);
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#ended(this);
    this.kernel.deviceStates.changed(`confbridge:${this.name}`);
    this.#removeExtension();
    setImmediate(() => {
      this.#publish(events.ConfbridgeEnd);
      this.stopRecording();
      this.#announcer.end();
      this.bridge.dissolve();
    });
  }

  // --- who hears what -----------------------------------------------------------------------------------------

  /** Makes everybody wait, hear music and be heard as it is now. */
  #settle(): void {
    const alone = this.#active.length === 1;
    for (const one of this.#active) this.#settleOne(one, false, alone);
    for (const one of this.#waiting) this.#settleOne(one, true, true);
    this.kernel.deviceStates.changed(`confbridge:${this.name}`);
  }

  #settleOne(participant: Participant, waiting: boolean, hasNobody: boolean): void {
    const music = hasNobody && participant.settings.music_on_hold_when_empty && !participant.kicked;
    participant.waiting = waiting;
    participant.held = music || (participant.settings.wait_marked && this.#marked === 0);
    if (music === participant.hearsMusic) return;
    participant.hearsMusic = music;
    if (participant.channel.bridge !== this.bridge) return;
    if (music) this.#playMusic(participant);
    else this.kernel.musicOnHold.stop(participant.channel);
  }

  #playMusic({ channel, settings }: Participant): void {
    this.kernel.musicOnHold.start(channel, settings.music_on_hold_class);
  }

  /** Mutes somebody, and says so. */
  mute(participant: Participant, muted: boolean): void {
    participant.muted = muted;
    this.#publish(muted ? events.ConfbridgeMute : events.ConfbridgeUnmute, {
      channel: participant.channel.snapshot(),
      Admin: yes(participant.settings.admin),
    });
  }

  /** Somebody begins or stops to talk. */
  tellTalking(participant: Participant): void {
    this.#publish(events.ConfbridgeTalking, {
      channel: participant.channel.snapshot(),
      TalkingStatus: participant.talking ? 'on' : 'off',
      Admin: yes(participant.settings.admin),
    });
  }

  // --- announcements ------------------------------------------------------------------------------------------

  /** Says a prompt to everybody. */
  announce(prompt: Prompt): void {
    this.say([soundOf(this.profile, prompt)]);
  }

  /** Says sounds to everybody, behind what is being said. */
  say(sounds: readonly string[], next?: () => void): void {
    this.#announcer.say(sounds, next);
  }

  /** The sounds that tell somebody how many others there are; none for who is alone. */
  countSounds(): readonly string[] {
    const others = this.#active.length - 1;
    if (others < 1) return [];
    if (others === 1) return [soundOf(this.profile, 'only_one')];
    const number = numberSounds(this.profile.settings.language, others) ?? [];
    return [soundOf(this.profile, 'there_are'), ...number, soundOf(this.profile, 'other_in_party')];
  }

  // --- recording ----------------------------------------------------------------------------------------------

  get recording(): boolean {
    return this.#recorder.recording;
  }

  /**
   * Begins to record (ConfbridgeRecord).
   * @param file instead of the profile's
   */
  startRecording(file = this.profile.settings.record_file): boolean {
    if (!this.#recorder.start(this.profile.settings, file)) return false;
    this.#publish(events.ConfbridgeRecord);
    return true;
  }

  /** Ends the recording (ConfbridgeStopRecord); false where there is none. */
  stopRecording(): boolean {
    if (!this.recording) return false;
    this.#publish(events.ConfbridgeStopRecord);
    this.#recorder.stop();
    return true;
  }

  // --- telling ------------------------------------------------------------------------------------------------

  #publish(definition: typeof events.ConfbridgeStart, more?: Readonly<Record<string, string | Block>>): void {
    this.kernel.events.publish(definition, { ...headersOf(this), ...more });
  }

  #addExtension(): void {
    const context = this.profile.settings.regcontext;
    if (context === '') return;
    this.kernel.dialplan.addContext(context, registrar);
    this.kernel.dialplan.add({ context, exten: this.name, priority: 1, application: 'Noop', data: '', registrar });
  }

  #removeExtension(): void {
    const context = this.profile.settings.regcontext;
    if (context !== '') this.kernel.dialplan.remove(context, { exten: this.name, priority: 1, registrar });
  }
}

// outside of the class: within it the compiler takes a key of the class's own name for the class
const headersOf = ({ name, bridge }: { readonly name: string; readonly bridge: Bridge }) => ({
  Conference: name,
  bridge: bridge.snapshot(),
});

const yes = (value: boolean): string => (value ? 'Yes' : 'No');
