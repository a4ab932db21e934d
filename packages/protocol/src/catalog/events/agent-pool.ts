import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AgentLogin = event({
  name: 'AgentLogin',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Agent: header(),
  },
});

export const AgentLogoff = event({
  name: 'AgentLogoff',
  privilege: ['agent'],
  fields: {
    channel: channelSnapshot(),
    Agent: header(),
    Logintime: header(),
  },
});

export const Agents = event({
  name: 'Agents',
  privilege: [],
  fields: {
    Agent: header(),
    Name: header(),
    Status: header('', ['AGENT_LOGGEDOFF', 'AGENT_IDLE', 'AGENT_ONCALL']),
    TalkingToChan: optionalHeader(),
    CallStarted: optionalHeader(),
    LoggedInTime: optionalHeader(),
    channel: channelSnapshot(),
    ActionID: header(),
  },
});
