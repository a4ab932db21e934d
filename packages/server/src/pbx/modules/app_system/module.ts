import { spawn } from 'node:child_process';
import type { Channel } from '../../kernel/channel.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';

/** How the command of a shell ended: its status, or -1 where it did not run to its end. */
const shell = (command: string): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', Buffer.from(command, 'latin1').toString()], { stdio: 'ignore' });
    child.once('error', () => resolve(-1));
    child.once('close', (status) => resolve(status ?? -1));
  });

const run = async (channel: Channel, command: string): Promise<number> => {
  if (command === '') channel.kernel.log.write('warning', 'app_system', 'System needs a command');
  const status = command === '' ? -1 : await channel.kernel.outsideWork.during(shell(command));
  if (!channel.hungUp)
    channel.variables.set(
      'SYSTEMSTATUS',
      status < 0 || status === 127 ? 'FAILURE' : status === 0 ? 'SUCCESS' : 'APPERROR',
    );
  return status;
};

const System: Application = {
  name: 'System',
  synopsis: 'Runs a command of the system and waits for it; SYSTEMSTATUS tells how it ended',
  syntax: 'System(command)',
  run: async (channel, data) => ((await run(channel, data)) < 0 ? 'hangup' : 'continue'),
};

const TrySystem: Application = {
  name: 'TrySystem',
  synopsis: 'As System, but goes on whatever comes of it',
  syntax: 'TrySystem(command)',
  async run(channel, data): Promise<ApplicationOutcome> {
    await run(channel, data);
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_system',
  description: 'Generic System() application',
  start: () => ({ applications: [System, TrySystem] }),
});
