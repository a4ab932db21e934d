import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { sipActions } from './actions.js';
import { sipCommands } from './commands.js';
import { notifyTypes } from './notify.js';
import { type SipConfig, sipConfig } from './sip-conf.js';
import { SipPeers } from './sip-peers.js';

/** The peers of sip.conf; scripted phones stand behind them. SIP itself is not spoken. */
export const definition = defineModule({
  name: 'chan_sip',
  description: 'Session Initiation Protocol (SIP)',
  supportLevel: 'deprecated',
  start: (kernel) => {
    const peers = new SipPeers(kernel, readFile(kernel));
    const withdraw = kernel.phones.back(peers);
    const reload = (): void => peers.configure(readFile(kernel));
    return {
      actions: sipActions(peers),
      commands: sipCommands(peers, {
        reload: () => kernel.modules.reload('chan_sip'),
        notifyTypes: () => {
          const { found, valid, config } = readConfiguration(kernel, 'sip_notify.conf');
          return notifyTypes(found && valid ? config : undefined);
        },
      }),
      reload,
      useCount: () => peers.all().reduce((count, peer) => count + (peers.phoneOf(peer)?.calls.length ?? 0), 0),
      stop: () => {
        withdraw();
        peers.stop();
      },
    };
  },
});

/** Throws where sip.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): SipConfig => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'sip.conf');
  if (!reading.found) throw new MissingConfiguration('sip.conf', false);
  if (!reading.valid) throw refusal('sip.conf', reading.problems);
  const config = sipConfig(reading.config, problems);
  tellProblems(kernel, 'chan_sip', [...reading.problems, ...problems.list]);
  return config;
};
