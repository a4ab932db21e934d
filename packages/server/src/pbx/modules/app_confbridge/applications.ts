import { separateArguments } from '../../kernel/arguments.js';
import type { Application } from '../../kernel/module.js';
import { kickFrom } from './addressing.js';
import type { Conferences } from './conferences.js';
import { confBridge } from './joining.js';

/** ConfBridge and ConfKick. */
export const confbridgeApplications = (conferences: Conferences): readonly Application[] => [
  {
    name: 'ConfBridge',
    synopsis: 'Takes part in a conference',
    syntax: 'ConfBridge(conference[,bridge_profile[,user_profile[,menu]]])',
    run: (channel, data) => confBridge(conferences, channel, data),
  },
  {
    name: 'ConfKick',
    synopsis: 'Puts participants out of a conference',
    syntax: 'ConfKick(conference[,channel])',
    run(channel, data) {
      const [name = '', whom = ''] = separateArguments(data);
      const conference = conferences.get(name);
      const kicked = conference !== undefined && kickFrom(conference, whom === '' ? 'all' : whom);
      if (!kicked) {
        const missing = conference
          ? `'${whom}' takes part in the conference '${name}'`
          : `conference is named '${name}'`;
        channel.kernel.log.write('warning', 'app_confbridge', `ConfKick: no ${missing}`);
      }
      channel.variables.set('CONFKICKSTATUS', kicked ? 'SUCCESS' : 'FAILURE');
      return 'continue';
    },
  },
];
