import { ack, action, list, text } from '../action.js';
import { Agents as AgentsEvent } from '../events/agent-pool.js';

export const AgentLogoff = action({
  name: 'AgentLogoff',
  synopsis: 'Log an agent of the agent pool off',
  description:
    'Ends the login of an agent that waits in the AgentLogin application. Without Soft a call the agent is on is cut at once; with it the agent is logged off when the call ends. AgentLogoff is raised when the agent is gone.',
  seeAlso: ['Agents', 'AgentLogin'],
  privilege: ['agent'],
  module: 'app_agent_pool',
  params: {
    Agent: text({ description: 'Id of the agent, as agents.conf names it', required: 'No agent specified' }),
    Soft: text({ description: 'true: let a call in progress end first; anything else: hang up now' }),
  },
  reply: ack('Agent logged out'),
  fails: { noAgent: 'No such agent' },
});

export const Agents = action({
  name: 'Agents',
  synopsis: 'List the agents of the agent pool',
  description:
    'Gives one Agents event for every agent that agents.conf defines, logged in or not, with its state and the channel it is on.',
  seeAlso: ['AgentLogoff', 'AgentLogin'],
  privilege: ['agent'],
  module: 'app_agent_pool',
  params: {},
  reply: list('Agents will follow', [AgentsEvent], 'AgentsComplete'),
});
