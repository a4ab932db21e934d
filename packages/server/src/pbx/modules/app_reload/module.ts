import { type Application, defineModule, reloadStatus } from '../../kernel/module.js';

const Reload: Application = {
  name: 'Reload',
  synopsis: 'Reloads modules, or all of them, and waits for it; RELOADSTATUS tells how it went',
  syntax: 'Reload([module[,module[,…]]])',
  async run(channel, data) {
    let failed = false;
    for (const name of data.split(',')) {
      const status = await channel.kernel.modules.reload(name.trim());
      if (status !== reloadStatus.success && status !== reloadStatus.requestQueued) failed = true;
    }
    channel.variables.set('RELOADSTATUS', failed ? 'FAILURE' : 'SUCCESS');
    return channel.interrupted ? 'hangup' : 'continue';
  },
};

export const definition = defineModule({
  name: 'app_reload',
  description: 'Reload module(s)',
  start: () => ({ applications: [Reload] }),
});
