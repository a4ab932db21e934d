import { flag, integer, parseBoolean, type Setting, type SettingsOf, words } from '../../../config/setting.js';

/** How large a conference must be before everybody is told the number at each newcomer. */
const countForAll: Setting<number> = {
  parse: (text) => {
    if (/^\d+$/.test(text)) return Number(text);
    const said = parseBoolean(text);
    return said === undefined ? undefined : said ? 0 : Number.POSITIVE_INFINITY;
  },
  expected: 'yes, no or a number of participants',
  default: Number.POSITIVE_INFINITY,
  show: (value) => (value === 0 ? 'yes' : value === Number.POSITIVE_INFINITY ? 'no' : String(value)),
  description: 'tells everybody how many there are when somebody joins (and there are more than so many)',
};

/** The keys of a user profile, under the names of confbridge.conf. */
export const userSchema = {
  admin: flag(false, { description: 'may lock, mute and kick, and enters a locked or full conference' }),
  send_events: flag(false, { description: 'sends events to the phone in text messages' }),
  echo_events: flag(false, { description: 'sends the phone the events that it caused itself' }),
  marked: flag(false, { description: 'others may wait for it, and leave with it' }),
  startmuted: flag(false, { description: 'joins muted' }),
  music_on_hold_when_empty: flag(false, { description: 'hears music while it is alone or waits' }),
  music_on_hold_class: words('', { description: 'class of that music' }),
  announcement: words('', { description: 'sound that is played before it joins' }),
  quiet: flag(false, { description: 'hears no prompts, and nobody hears that it comes or goes' }),
  hear_own_join_sound: flag(true, { description: 'hears the sound of its own coming' }),
  wait_marked: flag(false, { description: 'waits until a marked user is there' }),
  end_marked: flag(false, { description: 'is put out when the last marked user leaves' }),
  end_marked_any: flag(false, { description: 'is put out when any marked user leaves' }),
  dsp_drop_silence: flag(false, { description: 'is heard only while it talks' }),
  dsp_silence_threshold: integer(2500, { unit: 'milliseconds', description: 'silence after which talk is over' }),
  dsp_talking_threshold: integer(160, { description: 'loudness from which on sound is talk' }),
  denoise: flag(false, { description: 'takes noise away (accepted, has no effect)' }),
  jitterbuffer: flag(false, { description: 'evens out what arrives late (accepted, has no effect)' }),
  talk_detection_events: flag(false, { description: 'raises ConfbridgeTalking' }),
  dtmf_passthrough: flag(false, { description: 'lets digits that belong to no menu entry through to the others' }),
  pin: words('', { description: 'digits that must be dialled to get in' }),
  announce_user_count: flag(false, { description: 'is told how many there are when it joins' }),
  announce_join_leave: flag(false, { description: 'says its name, which is played when it comes and goes' }),
  announce_join_leave_review: flag(false, { description: 'the same, and may listen to it and say it again' }),
  announce_user_count_all: countForAll,
  announce_only_user: flag(true, { description: 'is told when it is alone' }),
  timeout: integer(0, { unit: 'seconds', description: 'how long it may stay; 0 for no limit' }),
  text_messaging: flag(true, { description: 'gets text messages of the others' }),
  answer_channel: flag(true, { description: 'is answered when it joins' }),
} as const;

export type UserSettings = SettingsOf<typeof userSchema>;

export interface UserProfile {
  readonly name: string;
  readonly settings: UserSettings;
}

/** Whether somebody says a name that is played when they come and go. */
export const saysName = ({ announce_join_leave, announce_join_leave_review, quiet }: UserSettings): boolean =>
  !quiet && (announce_join_leave || announce_join_leave_review);
