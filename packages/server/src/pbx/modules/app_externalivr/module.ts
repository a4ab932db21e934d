import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { Conversation } from './conversation.js';
import { connectPeer, endAll, type Peer, startPeer } from './peer.js';

/** `command(first,second)`: what is started, and its arguments. */
const parseCommand = (text: string): readonly string[] => {
  const open = text.indexOf('(');
  if (open < 0) return [text];
  const close = text.lastIndexOf(')');
  const args = separateArguments(text.slice(open + 1, close < open ? undefined : close));
  return [text.slice(0, open), ...args];
};

const startOther = async (channel: Channel, [command = '', ...args]: readonly string[]): Promise<Peer | undefined> => {
  if (!/^ivr:\/\//i.test(command)) return startPeer(channel, command, args);
  const peer = await connectPeer(channel, command);
  if (!peer && !channel.interrupted)
    channel.kernel.log.write('error', 'app_externalivr', `${channel.name}: ${command} cannot be reached`);
  return peer;
};

const ExternalIVR: Application = {
  name: 'ExternalIVR',
  synopsis: 'Lets a program or a server control the channel by lines of text',
  syntax: 'ExternalIVR(command[(argument[,…])]|ivr://host[:port][(argument[,…])][,options])',
  async run(channel, data) {
    const [what = '', letters = ''] = separateArguments(data);
    const command = parseCommand(what);
    if (!command[0]) {
      channel.kernel.log.write('error', 'app_externalivr', 'ExternalIVR requires a command to execute');
      return 'hangup';
    }
    const options = parseOptions(letters);
    const peer = await startOther(channel, command);
    if (!peer) return 'hangup';
    return new Conversation(channel, peer, {
      command,
      noAnswer: options.has('n'),
      ignoresHangup: options.has('i'),
      dead: options.has('d'),
    }).run();
  },
};

/** Menus that live in a program or on a server: it is told what happens, and says what is to be heard. */
export const definition = defineModule({
  name: 'app_externalivr',
  description: 'External IVR Interface Application',
  start: (kernel) => ({ applications: [ExternalIVR], stop: () => endAll(kernel) }),
});
