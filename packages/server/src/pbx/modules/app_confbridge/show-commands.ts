import type { CommandCall, ConsoleCommand } from '../../../contract/console.js';
import { type BridgeProfile, promptLabels, soundOf } from './bridge-profile.js';
import { listed } from './confbridge-conf.js';
import type { Conferences } from './conferences.js';
import type { Menu } from './menu.js';
import type { UserProfile } from './user-profile.js';

type Print = CommandCall['print'];

/** `confbridge show profile users|user|bridges|bridge` and `confbridge show menus|menu`. */
export const showCommands = (conferences: Conferences): readonly ConsoleCommand[] => [
  ...pair('profile user', 'conference user profile', 'User Profiles', () => conferences.config.users, showUser),
  ...pair(
    'profile bridge',
    'conference bridge profile',
    'Bridge Profiles',
    () => conferences.config.bridges,
    showBridge,
  ),
  ...pair('menu', 'conference menu', 'Menus', () => conferences.config.menus, showMenu),
];

/** The command that lists the names of a kind of thing, and the one that shows one of them. */
const pair = <P extends { readonly name: string }>(
  words: string,
  kind: string,
  title: string,
  all: () => ReadonlyMap<string, P>,
  show: (one: P, print: Print) => void,
): readonly ConsoleCommand[] => [
  {
    name: `confbridge show ${words}s`,
    summary: `Show the ${title.toLowerCase()} of conferences`,
    usage: [`Usage: confbridge show ${words}s`, `       Lists the ${title.toLowerCase()} of confbridge.conf.`],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      print(`--------- ${title} -----------`);
      for (const { name } of listed(all())) print(name);
      return undefined;
    },
  },
  {
    name: `confbridge show ${words}`,
    summary: `Show a ${kind}`,
    usage: [`Usage: confbridge show ${words} <name>`, `       Shows all settings of a ${kind}.`],
    complete: (given) => (given.length === 1 ? [...all().keys()] : []),
    run: ({ args: [name, ...rest], print }) => {
      if (name === undefined || rest.length > 0) return 'usage';
      const one = all().get(name);
      if (one) show(one, print);
      else print(`No ${kind} named '${name}' found!`);
      return undefined;
    },
  },
];

const line = '-'.repeat(44);
const truth = (value: boolean): string => (value ? 'true' : 'false');
const ability = (value: boolean): string => (value ? 'enabled' : 'disabled');

const showUser = ({ name, settings: s }: UserProfile, print: Print): void => {
  print(line);
  const rows: readonly (readonly [string, string])[] = [
    ['Name', name],
    ['Admin', truth(s.admin)],
    ['Send Events', truth(s.send_events)],
    ['Echo Events', truth(s.echo_events)],
    ['Marked User', truth(s.marked)],
    ['Start Muted', truth(s.startmuted)],
    ['MOH When Empty', ability(s.music_on_hold_when_empty)],
    ['MOH Class', s.music_on_hold_class || 'default'],
    ['Announcement', s.announcement],
    ['Quiet', ability(s.quiet)],
    ['Hear Join', ability(s.hear_own_join_sound)],
    ['Wait Marked', ability(s.wait_marked)],
    ['END Marked (All)', ability(s.end_marked)],
    ['END Marked (Any)', ability(s.end_marked_any)],
    ['Drop_silence', ability(s.dsp_drop_silence)],
    ['Silence Threshold', `${s.dsp_silence_threshold}ms`],
    ['Talking Threshold', String(s.dsp_talking_threshold)],
    ['Denoise', ability(s.denoise)],
    ['Jitterbuffer', ability(s.jitterbuffer)],
    ['Talk Detect Events', ability(s.talk_detection_events)],
    ['DTMF Pass Through', ability(s.dtmf_passthrough)],
    ['PIN', s.pin || 'None'],
    ['Announce User Count', ability(s.announce_user_count)],
    ['Announce join/leave', joinLeave(s)],
    ['Announce User Count all', ability(s.announce_user_count_all !== Number.POSITIVE_INFINITY)],
    ['Text Messaging', ability(s.text_messaging)],
    ['Answer Channel', truth(s.answer_channel)],
  ];
  for (const [label, value] of rows) print(`${`${label}:`.padEnd(25)}${value}`);
  print('');
};

const joinLeave = (s: UserProfile['settings']): string =>
  s.announce_join_leave_review ? 'enabled (with review)' : ability(s.announce_join_leave);

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const showBridge = (profile: BridgeProfile, print: Print): void => {
  const { name, settings: s } = profile;
  print(line);
  print(`Name:                 ${name}`);
  print(`Language:             ${s.language}`);
  print(`Internal Sample Rate: ${s.internal_sample_rate || 'auto'}`);
  print(`Maximum Sample Rate: ${s.maximum_sample_rate || 'none'}`);
  print(`Mixing Interval:      ${s.mixing_interval}`);
  print(`Record Conference:    ${yesNo(s.record_conference)}`);
  print(`Record File Append:    ${yesNo(s.record_file_append)}`);
  print(`Record File Timestamp: ${yesNo(s.record_file_timestamp)}`);
  print(`Record File:          ${s.record_file || 'Auto Generated'}`);
  print(`Record Options:       ${s.record_options}`);
  print(`Record Command:       ${s.record_command}`);
  print(`Max Members:          ${s.max_members || 'No Limit'}`);
  print(`Registration context: ${s.regcontext}`);
  print(`Video Mode:           ${s.video_mode === 'none' ? 'no video' : s.video_mode}`);
  print(`Video Update Discard: ${s.video_update_discard}`);
  print(`REMB Send Interval: ${s.remb_send_interval}`);
  print(`REMB Behavior:           ${s.remb_behavior}`);
  print(`Enable Events:             ${yesNo(s.enable_events)}`);
  for (const [prompt, label] of promptLabels) print(`${label}${soundOf(profile, prompt)}`);
  print('');
};

const showMenu = ({ name, entries }: Menu, print: Print): void => {
  print(`Name: ${name}`);
  for (const { digits, text } of entries) print(`${digits}=${text}`);
};
