import { actions, classMask } from '@amiable/protocol';
import type { Caller } from '../../../contract/pbx.js';
import { fail, handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { mayOriginate } from '../../kernel/originate-rules.js';
import { AGI, DeadAGI, EAGI } from './applications.js';
import { type QueuedCommand, queueCommand } from './async-agi.js';
import { consoleCommands } from './console.js';
import { setDebugging } from './debug.js';
import { closeConnections } from './fast-agi.js';
import { killScripts } from './script.js';

/** What a client may have AGI do: who lacks `system` reaches neither the shell nor files by it. */
const rightsOf = ({ settings }: Kernel, { write }: Caller): Pick<QueuedCommand, 'trusted' | 'mayRun'> => {
  if (settings.options.live_dangerously) return { trusted: true, mayRun: () => true };
  return {
    trusted: (write & classMask(['system'])) !== 0,
    mayRun: (application, data) => mayOriginate(application, data, write),
  };
};

const queueAction = (kernel: Kernel) =>
  handle(actions.AGI, ({ Channel, Command, CommandID }, { caller }) => {
    const channel = kernel.channels.get(Channel);
    if (!channel) return fail('noChannel', { channel: Channel });
    const isQueued = queueCommand(channel, { command: Command, id: CommandID, ...rightsOf(kernel, caller) });
    return isQueued ? 'ok' : fail('notQueued', { channel: channel.name });
  });

/** The Asterisk Gateway Interface: scripts, servers and clients of the manager that control a channel by lines of text. */
export const definition = defineModule({
  name: 'res_agi',
  description: 'Asterisk Gateway Interface (AGI)',
  start: (kernel) => ({
    applications: [AGI, DeadAGI, EAGI],
    actions: [queueAction(kernel)],
    commands: consoleCommands(kernel),
    stop() {
      setDebugging(kernel, false);
      killScripts(kernel);
      closeConnections(kernel);
    },
  }),
});
