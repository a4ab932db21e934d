import { type Application, defineModule } from '../../kernel/module.js';

/** Asks the far end of a channel to call somebody else; no technology here can be asked so yet. */
const Transfer: Application = {
  name: 'Transfer',
  synopsis: 'Has the far end call somebody else',
  syntax: 'Transfer([Tech/]destination)',
  run(channel, data) {
    const slash = data.indexOf('/');
    const technology = slash < 0 ? '' : data.slice(0, slash);
    const ownTechnology = technology === '' || technology.toLowerCase() === channel.technology.name.toLowerCase();
    const status = data.trim() === '' || !ownTechnology ? 'FAILURE' : 'UNSUPPORTED';
    channel.variables.set('TRANSFERSTATUS', status);
    channel.variables.set('TRANSFERSTATUSPROTOCOL', '0');
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_transfer',
  description: 'Transfers a caller to another extension',
  start: () => ({ applications: [Transfer] }),
});
