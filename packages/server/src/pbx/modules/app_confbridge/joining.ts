import type { Timer } from '../../../contract/clock.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { TalkDetector } from '../../kernel/media/talk-detector.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { type Prompt, soundOf } from './bridge-profile.js';
import type { Profiles } from './channel-profiles.js';
import type { Conference } from './conference.js';
import type { Conferences } from './conferences.js';
import { runMenuEntry } from './menu-actions.js';
import { MenuDigits } from './menu-digits.js';
import { Participant } from './participant.js';
import { askPin } from './pin.js';
import { playPrompt } from './prompts.js';
import { forgetName, recordName } from './speaking-name.js';
import { saysName } from './user-profile.js';

const source = 'app_confbridge';

/** The application ConfBridge. */
export const confBridge = async (
  conferences: Conferences,
  channel: Channel,
  data: string,
): Promise<ApplicationOutcome> => {
  const [name = '', bridge = '', user = '', menu = ''] = separateArguments(data);
  const profiles = name === '' ? undefined : profilesFor(conferences, channel, bridge, user, menu);
  if (name === '') tell(channel, 'ConfBridge needs the name of a conference');
  const participant = profiles && (await prepare(channel, name, profiles));
  const conference = participant && (await enter(conferences, name, participant, profiles));
  if (!participant || !conference) {
    if (participant) forgetName(participant.nameFile);
    if (!channel.hungUp) channel.variables.set('CONFBRIDGE_RESULT', 'FAILED');
    return 'hangup';
  }
  await new Stay(conference, participant).run();
  return channel.interrupted ? 'hangup' : 'continue';
};

const tell = (channel: Channel, message: string): void => channel.kernel.log.write('warning', source, message);

const profilesFor = (
  { channelProfiles }: Conferences,
  channel: Channel,
  bridgeName: string,
  userName: string,
  menuName: string,
): Profiles | undefined => {
  const bridge = channelProfiles.bridge(channel, bridgeName);
  if (!bridge) tell(channel, `There is no bridge profile ${bridgeName}`);
  const user = bridge && channelProfiles.user(channel, userName);
  if (bridge && !user) tell(channel, `There is no user profile ${userName}`);
  const menu = user && channelProfiles.menu(channel, menuName);
  if (user && !menu) tell(channel, `There is no menu ${menuName}`);
  return bridge && user && menu && { bridge, user, menu };
};

/** What comes before the conference: the answer, the pin, the name. */
const prepare = async (
  channel: Channel,
  conference: string,
  { bridge, user, menu }: Profiles,
): Promise<Participant | undefined> => {
  const { settings } = user;
  if (settings.answer_channel && !(await answerAndWait(channel, 0))) return undefined;
  const participant = new Participant(channel, user, menu);
  if (settings.pin !== '') {
    const prompts = {
      ask: soundOf(bridge, 'get_pin'),
      wrong: soundOf(bridge, 'invalid_pin'),
      language: channel.language,
    };
    if (!(await askPin(channel, settings.pin, prompts))) return undefined;
  }
  if (saysName(settings)) {
    const file = await recordName(channel, conference, settings.announce_join_leave_review);
    if (file === undefined) return undefined;
    participant.nameFile = file;
  }
  return channel.interrupted ? undefined : participant;
};

/** Counts somebody in, with what they hear before they are in the bridge; undefined where they may not, or have gone. */
const enter = async (
  conferences: Conferences,
  name: string,
  participant: Participant,
  { bridge }: Profiles,
): Promise<Conference | undefined> => {
  const { channel, settings } = participant;
  const there = conferences.get(name);
  if (there?.closed && !settings.admin) {
    await playPrompt(channel, soundOf(there.profile, 'locked'), channel.language);
    return undefined;
  }
  const conference = conferences.open(name, bridge);
  conference.admit(participant);
  for (const sound of welcome(conference, participant)) await playPrompt(channel, sound, channel.language);
  if (settings.announcement !== '') await playPrompt(channel, settings.announcement, channel.language);
  if (channel.interrupted || conference.bridge.ended) {
    conference.remove(participant);
    return undefined;
  }
  announceCount(conference, participant);
  return conference;
};

/** What somebody alone hears before coming in. */
const welcome = (conference: Conference, { settings, waiting }: Participant): readonly string[] => {
  const alone = conference.active.length === 1;
  const sounds: string[] = [];
  const add = (prompt: Prompt): number => sounds.push(soundOf(conference.profile, prompt));
  if (settings.quiet) return sounds;
  if (waiting) add('wait_for_leader');
  else if (settings.announce_user_count && !alone) sounds.push(...conference.countSounds());
  else if (alone && settings.announce_only_user) add('only_person');
  return sounds;
};

const announceCount = (conference: Conference, { settings, waiting }: Participant): void => {
  const from = settings.announce_user_count_all;
  if (!waiting && conference.active.length > from) conference.say(conference.countSounds());
};

/** One participant's time in a conference. */
class Stay {
  readonly #conference: Conference;
  readonly #participant: Participant;
  readonly #digits: MenuDigits;
  #timer: Timer | undefined;
  #unwatch: () => void = () => {};

  constructor(conference: Conference, participant: Participant) {
    this.#conference = conference;
    this.#participant = participant;
    const { channel, menu, settings } = participant;
    this.#digits = new MenuDigits(channel, menu, (entry) => {
      const wish = { conference, participant, digits: this.#digits };
      conference.bridge.send(channel, () => runMenuEntry(wish, entry));
    });
    participant.guest.onFrame = (frame) => {
      if (this.#digits.take(frame)) return true;
      if (frame.type === 'text') return !settings.text_messaging;
      return frame.type === 'control' || !settings.dtmf_passthrough;
    };
  }

  async run(): Promise<void> {
    const conference = this.#conference;
    const participant = this.#participant;
    const { channel } = participant;
    conference.showIfMarked(participant);
    await this.#announceComing();
    this.#limit();
    this.#unwatch = watchTalk(conference, participant);
    const end = await conference.bridge.join(channel, participant.guest);
    this.#unwatch();
    this.#timer?.cancel();
    this.#digits.end();
    if (end === 'interrupted' && participant.result === '') this.#settle('HANGUP');
    // one that has been moved elsewhere, or never came in, was not seen to leave
    conference.remove(participant);
    this.#announceGoing();
    if (participant.kicked && !participant.settings.quiet) await this.#tell('kicked');
  }

  #settle(result: 'HANGUP' | 'TIMEOUT'): void {
    this.#participant.result = result;
    if (!this.#participant.channel.hungUp) this.#participant.channel.variables.set('CONFBRIDGE_RESULT', result);
  }

  #tell(prompt: Prompt): Promise<unknown> {
    const { channel } = this.#participant;
    return playPrompt(channel, soundOf(this.#conference.profile, prompt), channel.language);
  }

  #limit(): void {
    const { channel, settings } = this.#participant;
    if (settings.timeout > 0)
      this.#timer = channel.kernel.clock.after(settings.timeout * 1000, () => {
        if (!this.#conference.bridge.stays(channel)) return;
        this.#settle('TIMEOUT');
        this.#conference.bridge.kick(channel);
      });
  }

  /** Who shall not hear the sound of coming waits until it is over. */
  async #announceComing(): Promise<void> {
    const { settings, nameFile } = this.#participant;
    if (settings.quiet) return;
    const heard = new Promise<void>((resolve) => {
      this.#conference.say([soundOf(this.#conference.profile, 'join')], resolve);
    });
    if (!settings.hear_own_join_sound) await heard;
    if (nameFile !== '') this.#conference.say([nameFile, soundOf(this.#conference.profile, 'has_joined')]);
  }

  #announceGoing(): void {
    const { settings, nameFile } = this.#participant;
    if (!settings.quiet && !this.#conference.empty) {
      this.#conference.announce('leave');
      if (nameFile !== '') {
        const sounds = [nameFile, soundOf(this.#conference.profile, 'has_left')];
        this.#conference.say(sounds, () => forgetName(nameFile));
        return;
      }
    }
    forgetName(nameFile);
  }
}

/** Notices when somebody talks, where that is wanted; gives the function that ends it. */
const watchTalk = (conference: Conference, participant: Participant): (() => void) => {
  const { channel, settings } = participant;
  const { talk_detection_events, dsp_drop_silence } = settings;
  if (!talk_detection_events && !dsp_drop_silence) return () => {};
  const detector = new TalkDetector({
    talking: settings.dsp_talking_threshold,
    silenceMs: settings.dsp_silence_threshold,
  });
  participant.dropped = dsp_drop_silence;
  return channel.kernel.media.clock.subscribe((tick) => {
    if (!detector.hear(participant.unheard ? undefined : channel.media.incoming(tick))) return;
    if (dsp_drop_silence) participant.dropped = !detector.talking;
    if (!talk_detection_events) return;
    participant.talking = detector.talking;
    conference.tellTalking(participant);
  });
};
