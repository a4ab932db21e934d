import { actions, events } from '@amiable/protocol';
import { type ActionHandler, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import { isYes } from '../../kernel/arguments.js';
import type { Agent, AgentPool } from './agent-pool.js';

/** Agents and AgentLogoff. */
export const agentActions = (pool: AgentPool): readonly ActionHandler[] => [
  handleList(actions.Agents, () => everyAgent(pool)),
  handle(actions.AgentLogoff, ({ Agent: id, Soft }) => {
    const agent = pool.get(id);
    if (!agent) return 'noAgent';
    pool.logOff(agent, isYes(Soft));
    return 'ok';
  }),
];

function* everyAgent(pool: AgentPool): Generator<ListItem, undefined> {
  for (const agent of pool.list()) yield agentItem(agent);
}

const agentItem = ({ id, settings, login }: Agent): ListItem =>
  item(events.Agents, {
    Agent: id,
    Name: settings.fullname,
    Status: login ? 'AGENT_IDLE' : 'AGENT_LOGGEDOFF',
    LoggedInTime: login && Math.trunc(login.at / 1000),
    channel: login?.channel.snapshot(),
  });
