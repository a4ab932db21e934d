import { separateArguments } from '../../kernel/arguments.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { type Application, defineModule } from '../../kernel/module.js';

const ChannelRedirect: Application = {
  name: 'ChannelRedirect',
  synopsis: 'Sends another channel to a place of the dialplan; how it went stands in CHANNELREDIRECT_STATUS',
  syntax: 'ChannelRedirect(channel,[[context,]extension,]priority)',
  run(channel, data) {
    const [name = '', where = ''] = separateArguments(data, 2);
    const target = channel.kernel.channels.get(name);
    const place = target && where !== '' ? parsePlace(target, where) : undefined;
    if (target && place) target.asyncGoto(place.context, place.exten, place.priority);
    else
      channel.kernel.log.write('warning', 'app_channelredirect', `ChannelRedirect cannot send ${name} to '${where}'`);
    channel.variables.set('CHANNELREDIRECT_STATUS', target ? 'SUCCESS' : 'NOCHANNEL');
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_channelredirect',
  description: 'Redirects a given channel to a dialplan target',
  start: () => ({ applications: [ChannelRedirect] }),
});
