import { separateArguments, splitArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answer } from '../../kernel/indications.js';
import type { Application, ApplicationOutcome, DialplanFunction } from '../../kernel/module.js';
import { playSound } from '../../kernel/sound-files.js';
import type { AgentPool } from './agent-pool.js';

/** AgentLogin. */
export const agentApplications = (pool: AgentPool): readonly Application[] => [
  {
    name: 'AgentLogin',
    synopsis: 'Login an agent.',
    syntax: 'AgentLogin(AgentId[,options])',
    run: (channel, data) => logIn(pool, channel, data),
  },
];

const logIn = async (pool: AgentPool, channel: Channel, data: string): Promise<ApplicationOutcome> => {
  const [id = '', options = ''] = separateArguments(data, 2);
  answer(channel);
  if (id === '') {
    channel.kernel.log.write('warning', 'app_agent_pool', 'AgentLogin needs the id of an agent');
    return 'hangup';
  }
  pool.room();
  const agent = pool.get(id);
  if (!agent || agent.gone) return refuse(channel, 'INVALID');
  if (agent.login) return refuse(channel, 'ALREADY_LOGGED_IN');
  if (!options.includes('s')) await playSound(channel, 'agent-loginok');
  // somebody else may have come in while the sound was played
  if (agent.login) return refuse(channel, 'ALREADY_LOGGED_IN');
  if (channel.interrupted) return 'hangup';
  await pool.stay(agent, channel);
  return 'hangup';
};

const refuse = (channel: Channel, status: string): ApplicationOutcome => {
  channel.variables.set('AGENT_STATUS', status);
  return 'continue';
};

/** AGENT. */
export const agentFunctions = (pool: AgentPool): readonly DialplanFunction[] => [
  {
    name: 'AGENT',
    synopsis: 'What is known of an agent: status, name, mohclass, channel or fullchannel',
    syntax: 'AGENT(AgentId:item)',
    read: ({ kernel }, args) => {
      const [id = '', item = 'status'] = splitArguments(args, 2, { separator: ':' });
      const agent = pool.get(id);
      if (!agent) {
        kernel.log.write('warning', 'app_agent_pool', `AGENT: there is no agent '${id}'`);
        return undefined;
      }
      const { settings, login } = agent;
      const name = login?.channel.name ?? '';
      const values: Readonly<Record<string, string>> = {
        status: login ? 'LOGGEDIN' : 'LOGGEDOUT',
        name: settings.fullname,
        mohclass: settings.musiconhold,
        channel: name.replace(/-[^-]*$/, ''),
        fullchannel: name,
      };
      return values[item.toLowerCase()] ?? '';
    },
  },
];
