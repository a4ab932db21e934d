import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { kickFrom, muteIn } from './addressing.js';
import type { Conference } from './conference.js';
import type { Conferences } from './conferences.js';
import type { Participant } from './participant.js';

/** Every `confbridge …` command but `confbridge show …`. */
export const confbridgeCommands = (conferences: Conferences): readonly ConsoleCommand[] => {
  const names = () => conferences.list().map(({ name }) => name);

  /** A command about one conference. */
  const command = (
    verb: string,
    summary: string,
    usage: readonly string[],
    args: readonly [number, number],
    notFound: (name: string) => string,
    run: (conference: Conference, call: CommandCall) => CommandOutcome,
    otherwise: CommandOutcome = undefined,
  ): ConsoleCommand => ({
    name: `confbridge ${verb}`,
    summary,
    usage,
    complete: (given) => {
      if (given.length === 1) return names();
      return (conferences.get(given[0] ?? '')?.participants ?? []).map(({ channel }) => channel.name);
    },
    run: (call) => {
      const [name = ''] = call.args;
      if (call.args.length < args[0] || call.args.length > args[1]) return 'usage';
      const conference = conferences.get(name);
      if (conference) return run(conference, call);
      call.print(notFound(name));
      return otherwise;
    },
  });
  const noBridge = (name: string): string => `No conference bridge named '${name}' found!`;
  const notFound = (name: string): string => `Conference ${name} is not found`;

  const mute = (verb: string, summary: string, doing: string, muted: boolean) =>
    command(
      verb,
      summary,
      [
        `Usage: confbridge ${verb} <conference> <channel>`,
        `       ${summary}: all, participants (all but admins), or the first channel whose name begins so.`,
      ],
      [2, 2],
      noBridge,
      (conference, { args: [, whom = ''], print }) => {
        const found = muteIn(conference, whom, muted);
        print(
          found
            ? `${doing} ${whom} from confbridge ${conference.name}`
            : `No channel named '${whom}' found in conference ${conference.name}`,
        );
        return undefined;
      },
    );

  return [
    {
      name: 'confbridge list',
      summary: 'List conference bridges and participants.',
      usage: [
        'Usage: confbridge list [<name>]',
        '       Lists all conferences, or who takes part in one: A is an admin, M marked, W waits for marked users,',
        '       E leaves with the last of them, m is muted, w waits now.',
      ],
      complete: (given) => (given.length === 1 ? names() : []),
      run: ({ args, print }) => {
        if (args.length > 1) return 'usage';
        if (args[0] === undefined) listAll(conferences.list(), print);
        else listOne(conferences.get(args[0]), args[0], print);
        return undefined;
      },
    },
    command(
      'kick',
      'Kick participants out of conference bridges.',
      [
        'Usage: confbridge kick <conference> <channel>',
        '       Puts a channel out of the conference, or all, or the participants (all but admins).',
      ],
      [2, 2],
      noBridge,
      (conference, { args: [, whom = ''], print }) => {
        const found = kickFrom(conference, whom);
        print(
          found ? `Kicked '${whom}' out of conference '${conference.name}'` : `No participant named '${whom}' found!`,
        );
        return undefined;
      },
    ),
    mute('mute', 'Mute participants.', 'Muting', true),
    mute('unmute', 'Unmute participants.', 'Unmuting', false),
    command(
      'lock',
      'Lock a conference.',
      ['Usage: confbridge lock <conference>', '       Nobody but an admin may join a locked conference.'],
      [1, 1],
      notFound,
      (conference, { print }) => {
        conference.locked = true;
        print(`Conference ${conference.name} is locked.`);
        return undefined;
      },
    ),
    command(
      'unlock',
      'Unlock a conference.',
      ['Usage: confbridge unlock <conference>', '       Opens a locked conference again.'],
      [1, 1],
      notFound,
      (conference, { print }) => {
        conference.locked = false;
        print(`Conference ${conference.name} is unlocked.`);
        return undefined;
      },
    ),
    command(
      'record start',
      'Start recording a conference',
      [
        'Usage: confbridge record start <conference> [file]',
        "       Records a conference into a file: this one, the bridge profile's, or one in the monitor folder.",
      ],
      [1, 2],
      () => 'Conference not found.',
      (conference, { args: [, file], print }) => {
        if (conference.recording) print('Conference is already being recorded.');
        else if (conference.startRecording(file)) print('Recording started');
        else print('Could not start recording due to internal error.');
        return undefined;
      },
      'failure',
    ),
    command(
      'record stop',
      'Stop recording a conference.',
      ['Usage: confbridge record stop <conference>', '       Ends the recording of a conference.'],
      [1, 1],
      () => 'Conference not found.',
      (conference, { print }) => {
        print(conference.stopRecording() ? 'Recording stopped.' : 'Recording could not be stopped.');
        return undefined;
      },
    ),
  ];
};

const listAll = (conferences: readonly Conference[], print: CommandCall['print']): void => {
  print('Conference Bridge Name           Users  Marked Locked Muted');
  print('================================ ====== ====== ====== =====');
  for (const { name, participants, markedCount, locked, muted } of conferences)
    print(
      `${name.padEnd(32)} ${String(participants.length).padStart(6)} ${String(markedCount).padStart(6)} ` +
        `${yes(locked).padEnd(6)} ${yes(muted)}`,
    );
};

const yes = (value: boolean): string => (value ? 'Yes' : 'No');

const listOne = (conference: Conference | undefined, name: string, print: CommandCall['print']): void => {
  if (!conference) {
    print(`No conference bridge named '${name}' found!`);
    return;
  }
  print(row('Channel', 'Flags', 'User Profile', 'Bridge Profile', 'Menu', 'CallerID'));
  print(row('='.repeat(30), '='.repeat(6), '='.repeat(16), '='.repeat(16), '='.repeat(16), '='.repeat(16)));
  for (const one of conference.participants)
    print(
      row(
        one.channel.name,
        flagsOf(one),
        one.profile.name,
        conference.profile.name,
        one.menu.name,
        one.channel.callerId.num || '<unknown>',
      ),
    );
};

const row = (channel: string, flags: string, user: string, bridge: string, menu: string, caller: string): string =>
  `${channel.padEnd(30)} ${flags.padEnd(6)} ${user.padEnd(16)} ${bridge.padEnd(16)} ${menu.padEnd(16)} ${caller}`;

const flagsOf = ({ settings, muted, waiting }: Participant): string =>
  [
    settings.admin && 'A',
    settings.marked && 'M',
    settings.wait_marked && 'W',
    settings.end_marked && 'E',
    muted && 'm',
    waiting && 'w',
  ]
    .filter((letter) => letter !== false)
    .join('');
