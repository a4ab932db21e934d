import { separateArguments } from '../../kernel/arguments.js';

/** What a menu entry does without any argument. */
export const plainActions = [
  'toggle_mute',
  'no_op',
  'increase_listening_volume',
  'decrease_listening_volume',
  'reset_listening_volume',
  'increase_talking_volume',
  'decrease_talking_volume',
  'reset_talking_volume',
  'participant_count',
  'leave_conference',
  'set_as_single_video_src',
  'release_as_single_video_src',
  'toggle_binaural',
  'admin_kick_last',
  'admin_toggle_conference_lock',
  'admin_toggle_mute_participants',
] as const;
export type PlainAction = (typeof plainActions)[number];

/** One step of a menu entry. */
export type MenuAction =
  | { readonly does: PlainAction }
  | { readonly does: 'playback' | 'playback_and_continue'; readonly sounds: readonly string[] }
  | { readonly does: 'dialplan_exec'; readonly context: string; readonly exten: string; readonly priority: number };

/** What happens when somebody presses these digits. */
export interface MenuEntry {
  readonly digits: string;
  readonly actions: readonly MenuAction[];
  /** As the file has it, without blanks that do not count. */
  readonly text: string;
}

export interface Menu {
  readonly name: string;
  readonly entries: readonly MenuEntry[];
}

/** Whether a text can stand for the digits of an entry. */
export const areDigits = (text: string): boolean => /^[0-9A-D*#]+$/i.test(text);

/** Reads `toggle_mute,playback(a&b)`; a text is what is wrong with it. */
export const menuEntry = (digits: string, text: string): MenuEntry | string => {
  if (!areDigits(digits)) return `'${digits}' are no digits that can be pressed`;
  const parts = splitOutside(text);
  const actions: MenuAction[] = [];
  for (const part of parts) {
    const action = menuAction(part);
    if (typeof action === 'string') return action;
    actions.push(action);
  }
  return actions.length === 0 ? `the digits ${digits} do nothing` : { digits, actions, text: parts.join(',') };
};

/** The parts between commas that stand outside of brackets. */
const splitOutside = (text: string): readonly string[] =>
  [...text.matchAll(/(?:[^,(]|\([^)]*\)?)+/g)].map(([part]) => part.trim()).filter((part) => part !== '');

const menuAction = (text: string): MenuAction | string => {
  const [, name = '', args] = /^([^(]*)(?:\((.*)\))?$/s.exec(text) ?? [];
  const does = name.trim().toLowerCase();
  const plain = plainActions.find((known) => known === does);
  if (plain) return { does: plain };
  if (does === 'playback' || does === 'playback_and_continue') {
    const sounds = (args ?? '').split('&').filter((sound) => sound !== '');
    return sounds.length === 0 ? `${does} needs sounds: write ${does}(sound&sound)` : { does, sounds };
  }
  if (does === 'dialplan_exec') return dialplanPlace(args ?? '');
  return `a menu cannot do '${text}'`;
};

const dialplanPlace = (args: string): MenuAction | string => {
  const [context = '', exten = '', priority = ''] = separateArguments(args).map((part) => part.trim());
  if (context === '' || exten === '' || !/^\d+$/.test(priority))
    return 'dialplan_exec needs a place: write dialplan_exec(context,exten,priority)';
  return { does: 'dialplan_exec', context, exten, priority: Number(priority) };
};
