import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { iaxActions } from './actions.js';
import { iaxCommands } from './commands.js';
import { type IaxConfig, iaxConfig } from './iax-conf.js';
import { IaxPeers } from './iax-peers.js';

/** The peers of iax.conf; scripted phones stand behind them. IAX2 itself is not spoken. */
export const definition = defineModule({
  name: 'chan_iax2',
  description: 'Inter Asterisk eXchange (Ver 2)',
  start: (kernel) => {
    const peers = new IaxPeers(kernel);
    const load = (): void => peers.configure(readFile(kernel));
    load();
    const withdraw = kernel.phones.back(peers);
    return {
      actions: iaxActions(peers),
      commands: iaxCommands(peers, () => kernel.modules.reload('chan_iax2')),
      reload: load,
      useCount: () => peers.all().reduce((count, peer) => count + (peers.phoneOf(peer)?.calls.length ?? 0), 0),
      stop: () => {
        withdraw();
        peers.stop();
      },
    };
  },
});

/** Throws where iax.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): IaxConfig => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'iax.conf');
  if (!reading.found) throw new MissingConfiguration('iax.conf', false);
  if (!reading.valid) throw refusal('iax.conf', reading.problems);
  const config = iaxConfig(reading.config, problems);
  tellProblems(kernel, 'chan_iax2', [...reading.problems, ...problems.list]);
  return config;
};
