import { separateArguments } from '../../kernel/arguments.js';
import type { DialplanFunction } from '../../kernel/module.js';
import { isProfileType } from './channel-profiles.js';
import type { Conference } from './conference.js';
import type { Conferences } from './conferences.js';
import type { Participant } from './participant.js';

const source = 'app_confbridge';

/** CONFBRIDGE, CONFBRIDGE_INFO and CONFBRIDGE_CHANNELS. */
export const confbridgeFunctions = (conferences: Conferences): readonly DialplanFunction[] => {
  const { log } = conferences.kernel;
  return [
    {
      name: 'CONFBRIDGE',
      synopsis: 'A setting of the profile by which a channel joins a conference',
      syntax: 'CONFBRIDGE(type,option)',
      // a profile may hold a command and files to record into (AST-2014-017)
      dangerous: { write: true },
      write({ channel }, args, value) {
        const [type = '', option = ''] = separateArguments(args).map((part) => part.trim());
        if (!channel || type === '' || option === '') return false;
        const kind = type.toLowerCase();
        if (isProfileType(kind) && conferences.channelProfiles.set(channel, kind, option, value)) return true;
        log.write(
          'warning',
          source,
          `CONFBRIDGE(${type},${option}) cannot be '${value}': no such type, option or value`,
        );
        return false;
      },
    },
    {
      name: 'CONFBRIDGE_INFO',
      synopsis: 'How many are in a conference, and whether it is locked or muted',
      syntax: 'CONFBRIDGE_INFO(type,conf)',
      read(_scope, args) {
        const [type = '', name = ''] = separateArguments(args);
        const tell = infos[type.toLowerCase()];
        if (name === '') return '';
        const conference = conferences.get(name);
        if (!conference) return '0';
        if (!tell) log.write('error', source, `CONFBRIDGE_INFO knows nothing of '${type}'`);
        return tell ? String(tell(conference)) : '0';
      },
    },
    {
      name: 'CONFBRIDGE_CHANNELS',
      synopsis: 'The channels in a conference',
      syntax: 'CONFBRIDGE_CHANNELS(type,conf)',
      read(_scope, args) {
        const [type = '', name = ''] = separateArguments(args);
        const belongs = groups[type.toLowerCase()];
        const conference = conferences.get(name);
        if (conference && !belongs) log.write('error', source, `CONFBRIDGE_CHANNELS knows nothing of '${type}'`);
        if (!conference || !belongs) return '';
        return conference.participants
          .filter(belongs)
          .map(({ channel }) => channel.name)
          .join(',');
      },
    },
  ];
};

const countOf =
  (belongs: (participant: Participant) => boolean) =>
  ({ participants }: Conference): number =>
    participants.filter(belongs).length;

const groups: Readonly<Record<string, (participant: Participant) => boolean>> = {
  parties: () => true,
  admins: ({ settings }) => settings.admin,
  marked: ({ settings }) => settings.marked,
};

const infos: Readonly<Record<string, (conference: Conference) => number>> = {
  parties: countOf(() => true),
  admins: countOf(({ settings }) => settings.admin),
  marked: countOf(({ settings }) => settings.marked),
  locked: ({ locked }) => Number(locked),
  muted: ({ muted }) => Number(muted),
};
