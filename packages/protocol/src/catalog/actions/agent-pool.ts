import { ack, action, list, text } from '../action.js';
import { Agents as AgentsEvent } from '../events/agent-pool.js';

export const AgentLogoff = action({
  name: 'AgentLogoff',
  privilege: ['agent'],
  module: 'app_agent_pool',
  params: {
    Agent: text({ required: '' }),
    Soft: text(),
  },
  reply: ack('Agent logged out'),
});

export const Agents = action({
  name: 'Agents',
  privilege: ['agent'],
  module: 'app_agent_pool',
  params: {},
  reply: list('Agents will follow', [AgentsEvent], 'AgentsComplete'),
});
