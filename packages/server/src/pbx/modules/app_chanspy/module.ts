import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { readOptions } from './options.js';
import { Spying } from './spying.js';
import type { Wanted } from './targets.js';

const spyOn = (channel: Channel, wanted: Wanted, options: string) =>
  new Spying(
    channel,
    wanted,
    readOptions(options, (message) => channel.kernel.log.write('notice', 'app_chanspy', message)),
  ).run();

const ChanSpy: Application = {
  name: 'ChanSpy',
  synopsis: 'Listens to a channel, and may talk to it',
  syntax: 'ChanSpy([chanprefix[,options]])',
  run(channel, data) {
    const [prefix = '', options = ''] = separateArguments(data, 2);
    return spyOn(channel, { prefix: prefix === 'all' ? '' : prefix }, options);
  },
};

const ExtenSpy: Application = {
  name: 'ExtenSpy',
  synopsis: 'Listens to a channel that is at an extension, and may talk to it',
  syntax: 'ExtenSpy(exten[@context][,options])',
  run(channel, data) {
    const [place = '', options = ''] = separateArguments(data, 2);
    const [exten = '', context = ''] = place.split('@');
    return spyOn(channel, { prefix: '', place: { exten, context } }, options);
  },
};

/** Listening to calls, whispering and barging in. */
export const definition = defineModule({
  name: 'app_chanspy',
  description: 'Listen to the audio of an active channel',
  start: () => ({ applications: [ChanSpy, ExtenSpy] }),
});
