import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AgentLogin = event({
  name: 'AgentLogin',
  synopsis: 'An agent of the agent pool has logged in',
  description: "The agent's channel now waits in AgentLogin and can be connected with callers through AgentRequest.",
  seeAlso: ['AgentLogoff', 'Agents'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Agent: header('Id of the agent, as agents.conf names it'),
  },
});

export const AgentLogoff = event({
  name: 'AgentLogoff',
  synopsis: 'An agent of the agent pool has logged off',
  seeAlso: ['AgentLogin'],
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Agent: header('Id of the agent, as agents.conf names it'),
    Logintime: header('How long the agent was logged in, in seconds'),
  },
});

export const Agents = event({
  name: 'Agents',
  synopsis: 'An agent in the answer to the action Agents',
  description: 'An agent who is not logged in has neither channel nor LoggedInTime.',
  seeAlso: ['Agents'],
  privilege: [],
  fields: {
    Agent: header('Id of the agent, as agents.conf names it'),
    Name: header('Full name of the agent'),
    Status: header('Whether the agent is logged off, logged in and free, or in a call', [
      'AGENT_LOGGEDOFF',
      'AGENT_IDLE',
      'AGENT_ONCALL',
    ]),
    TalkingToChan: optionalHeader('Channel the agent talks to; only in a call'),
    CallStarted: optionalHeader('When that call began, in seconds since 1970; only in a call'),
    LoggedInTime: optionalHeader('When the agent logged in, in seconds since 1970'),
    channel: channelSnapshot(),
    ActionID: header('ActionID of the request that asked for the list'),
  },
});
