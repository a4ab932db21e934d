import { separateArguments } from '../../kernel/arguments.js';
import { type Application, defineModule } from '../../kernel/module.js';

const SoftHangup: Application = {
  name: 'SoftHangup',
  synopsis: 'Hangs up another channel, or with option a all channels of a device',
  syntax: 'SoftHangup(Technology/Resource[,options])',
  run(channel, data) {
    const [name = '', options = ''] = separateArguments(data);
    if (name === '') {
      channel.kernel.log.write('warning', 'app_softhangup', 'SoftHangup requires an argument (Technology/resource)');
      return 'continue';
    }
    const wanted = name.toLowerCase();
    for (const other of [...channel.kernel.channels.all()]) {
      const own = options.includes('a') ? other.device : other.name;
      if (own.toLowerCase() === wanted) other.requestHangup();
    }
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_softhangup',
  description: 'Hangs up the requested channel',
  start: () => ({ applications: [SoftHangup] }),
});
