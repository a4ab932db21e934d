import { flag, integer, oneOf, type Setting, type SettingsOf, words } from '../../../config/setting.js';

/** The prompts of a conference: key in confbridge.conf without `sound_`, label in the console, sound. */
const prompts = [
  ['only_person', 'sound_only_person:    ', 'conf-onlyperson'],
  ['only_one', 'sound_only_one:       ', 'conf-onlyone'],
  ['has_joined', 'sound_has_joined:     ', 'conf-hasjoin'],
  ['has_left', 'sound_has_left:       ', 'conf-hasleft'],
  ['kicked', 'sound_kicked:         ', 'conf-kicked'],
  ['muted', 'sound_muted:          ', 'conf-muted'],
  ['unmuted', 'sound_unmuted:        ', 'conf-unmuted'],
  ['binaural_on', 'sound_binaural_on:    ', 'confbridge-binaural-on'],
  ['binaural_off', 'sound_binaural_off:   ', 'confbridge-binaural-off'],
  ['there_are', 'sound_there_are:      ', 'conf-thereare'],
  ['other_in_party', 'sound_other_in_party: ', 'conf-otherinparty'],
  ['place_into_conference', 'sound_place_into_conference: ', 'conf-placeintoconf'],
  ['wait_for_leader', 'sound_wait_for_leader:       ', 'conf-waitforleader'],
  ['leader_has_left', 'sound_leader_has_left:       ', 'conf-leaderhasleft'],
  ['get_pin', 'sound_get_pin:        ', 'conf-getpin'],
  ['invalid_pin', 'sound_invalid_pin:    ', 'conf-invalidpin'],
  ['locked', 'sound_locked:         ', 'conf-locked'],
  ['unlocked_now', 'sound_unlocked_now:   ', 'conf-unlockednow'],
  ['locked_now', 'sound_lockednow:      ', 'conf-lockednow'],
  ['error_menu', 'sound_error_menu:     ', 'conf-errormenu'],
  ['join', 'sound_join:           ', 'confbridge-join'],
  ['leave', 'sound_leave:          ', 'confbridge-leave'],
  ['participants_muted', 'sound_participants_muted:     ', 'conf-now-muted'],
  ['participants_unmuted', 'sound_participants_unmuted:     ', 'conf-now-unmuted'],
  ['begin', 'sound_begin:          ', 'confbridge-conf-begin'],
] as const;

export type Prompt = (typeof prompts)[number][0];

/** Prompts with their labels, in the order of the console. */
export const promptLabels: readonly (readonly [Prompt, string])[] = prompts.map(([prompt, label]) => [prompt, label]);

type PromptKey = `sound_${Prompt}`;
const promptKey = (prompt: Prompt): PromptKey => `sound_${prompt}`;
const promptSettings = Object.fromEntries(
  prompts.map(([prompt, , sound]) => [promptKey(prompt), words(sound, { description: 'sound of this prompt' })]),
) as Readonly<Record<PromptKey, Setting<string>>>;

export const videoModes = ['none', 'follow_talker', 'last_marked', 'first_marked', 'sfu'] as const;

/** A number of a list, or the word that leaves the choice open. */
const oneOfNumbers = (numbers: readonly number[], open: string, description: string, value = 0): Setting<number> => ({
  parse: (text) => (text.toLowerCase() === open ? value : numbers.find((number) => String(number) === text)),
  expected: `one of ${open}, ${numbers.join(', ')}`,
  default: value,
  description,
});

const rates = [8000, 12000, 16000, 24000, 32000, 44100, 48000, 96000, 192000];

/** The keys of a bridge profile, under the names of confbridge.conf. */
export const bridgeSchema = {
  internal_sample_rate: oneOfNumbers(rates, 'auto', 'samples a second at which it is mixed (always 8000 here)'),
  maximum_sample_rate: oneOfNumbers(rates, 'none', 'the most samples a second at which it is mixed'),
  mixing_interval: oneOfNumbers(
    [10, 20, 40, 80],
    'default',
    'milliseconds that are mixed at once (always 20 here)',
    20,
  ),
  record_conference: flag(false, { description: 'records it from its beginning' }),
  record_file: words('', { description: 'file of the recording; by default one is made up in the monitor folder' }),
  record_file_append: flag(true, { description: 'goes on in the same file when recording begins again' }),
  record_file_timestamp: flag(true, { description: 'puts the time into the name of record_file' }),
  record_options: words('', { description: 'options of MixMonitor' }),
  record_command: words('', { description: 'command that is run when a recording is done' }),
  max_members: integer(0, { description: 'how many may be in it who are no admins; 0 for no limit' }),
  regcontext: words('', { description: 'context in which an extension of its name is made' }),
  language: words('en', { description: 'language of its announcements' }),
  video_mode: oneOf(videoModes, 'none', { description: 'whose video is seen' }),
  video_update_discard: integer(2000, { unit: 'milliseconds', description: 'pause between requests of full frames' }),
  remb_send_interval: integer(0, { unit: 'milliseconds', description: 'how often bandwidth is told' }),
  remb_behavior: oneOf(
    ['average', 'lowest', 'highest', 'average_all', 'lowest_all', 'highest_all', 'force'],
    'average',
    { description: 'which bandwidth is told' },
  ),
  remb_estimated_bitrate: integer(0, { description: 'the bandwidth that remb_behavior force tells' }),
  enable_events: flag(false, { description: 'lets participants get its events in text messages' }),
  binaural_active: flag(false, { description: 'places participants in space (accepted, has no effect)' }),
  ...promptSettings,
} as const;

export type BridgeSettings = SettingsOf<typeof bridgeSchema>;

export interface BridgeProfile {
  readonly name: string;
  readonly settings: BridgeSettings;
}

/** The sound of a prompt. */
export const soundOf = ({ settings }: BridgeProfile, prompt: Prompt): string => settings[promptKey(prompt)];
