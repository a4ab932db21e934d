import { runAside } from '../../kernel/pbx-run.js';
import { type Prompt, soundOf } from './bridge-profile.js';
import type { Conference } from './conference.js';
import type { MenuAction, MenuEntry, PlainAction } from './menu.js';
import type { MenuDigits } from './menu-digits.js';
import type { Participant } from './participant.js';
import { playPrompt } from './prompts.js';

const anyDigit = '0123456789*#ABCD';

/** Somebody in a conference at whose wish something is done. */
interface Wish {
  readonly conference: Conference;
  readonly participant: Participant;
  readonly digits: MenuDigits;
}

/** Does what an entry of a menu says, step by step, while the participant stays. */
export const runMenuEntry = async (wish: Wish, entry: MenuEntry): Promise<void> => {
  const { conference, participant } = wish;
  for (const action of entry.actions) {
    if (!conference.bridge.stays(participant.channel)) return;
    await perform(wish, action);
  }
};

const perform = async (wish: Wish, action: MenuAction): Promise<void> => {
  const { conference, participant } = wish;
  if (action.does === 'playback') await playAll(wish, action.sounds, '');
  else if (action.does === 'playback_and_continue') {
    const digit = await playAll(wish, action.sounds, anyDigit);
    if (digit !== undefined) wish.digits.add(digit);
  } else if (action.does === 'dialplan_exec') {
    const { context, exten, priority } = action;
    const stays = () => conference.bridge.stays(participant.channel);
    await runAside(participant.channel, { context, exten, priority }, stays);
  } else await plain[action.does](wish);
};

/** Plays sounds to the participant alone; gives the digit that ended it. */
const playAll = async (
  { conference, participant: { channel } }: Wish,
  sounds: readonly string[],
  stopDigits: string,
): Promise<string | undefined> => {
  for (const sound of sounds) {
    const stays = () => conference.bridge.stays(channel);
    const end = await playPrompt(channel, sound, channel.language, stays, stopDigits);
    if (typeof end === 'object') return end.digit;
    if (end === 'left') return undefined;
  }
  return undefined;
};

const tell = (wish: Wish, prompt: Prompt): Promise<unknown> =>
  playAll(wish, [soundOf(wish.conference.profile, prompt)], '');

type Step = (wish: Wish) => unknown;

/** Only admins may; others are told that they made a mistake. */
const forAdmins =
  (step: Step): Step =>
  (wish) =>
    wish.participant.settings.admin ? step(wish) : tell(wish, 'error_menu');

/** The first change of a channel's volume has the bridge look at all its channels again. */
const volume =
  (side: 'talk' | 'listen', by: 1 | -1 | 'reset'): Step =>
  ({ conference, participant }) => {
    if (participant.adjustVolume(side, by)) conference.bridge.namePeers();
  };

const toggleMute: Step = (wish) => {
  const { conference, participant } = wish;
  conference.mute(participant, !participant.muted);
  return tell(wish, participant.muted ? 'muted' : 'unmuted');
};

const leave: Step = ({ conference, participant }) => {
  participant.result = 'DTMF';
  participant.channel.variables.set('CONFBRIDGE_RESULT', 'DTMF');
  conference.bridge.kick(participant.channel);
};

const kickLast: Step = (wish) => {
  const { conference, participant } = wish;
  const last = conference.active.at(-1);
  if (!last || last === participant || last.settings.admin) return tell(wish, 'error_menu');
  conference.kick(last);
  return undefined;
};

const toggleLock: Step = (wish) => {
  wish.conference.locked = !wish.conference.locked;
  return tell(wish, wish.conference.locked ? 'locked_now' : 'unlocked_now');
};

const toggleMuteAll: Step = ({ conference }) => {
  conference.muted = !conference.muted;
  for (const one of conference.participants) if (!one.settings.admin) one.muted = conference.muted;
  conference.announce(conference.muted ? 'participants_muted' : 'participants_unmuted');
};

const toggleBinaural: Step = (wish) => {
  wish.participant.binaural = !wish.participant.binaural;
  return tell(wish, wish.participant.binaural ? 'binaural_on' : 'binaural_off');
};

const plain: Readonly<Record<PlainAction, Step>> = {
  toggle_mute: toggleMute,
  no_op: () => {},
  increase_listening_volume: volume('listen', 1),
  decrease_listening_volume: volume('listen', -1),
  reset_listening_volume: volume('listen', 'reset'),
  increase_talking_volume: volume('talk', 1),
  decrease_talking_volume: volume('talk', -1),
  reset_talking_volume: volume('talk', 'reset'),
  participant_count: (wish) => playAll(wish, wish.conference.countSounds(), ''),
  leave_conference: leave,
  set_as_single_video_src: ({ conference, participant }) => conference.bridge.show(participant.channel),
  release_as_single_video_src: ({ conference, participant }) => {
    if (conference.bridge.video.isSource(participant.channel)) conference.bridge.showNobody();
  },
  toggle_binaural: toggleBinaural,
  admin_kick_last: forAdmins(kickLast),
  admin_toggle_conference_lock: forAdmins(toggleLock),
  admin_toggle_mute_participants: forAdmins(toggleMuteAll),
};
