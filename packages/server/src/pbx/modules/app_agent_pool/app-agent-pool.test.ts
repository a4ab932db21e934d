import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { readFunction } from '../../kernel/substitute.js';
import { definition } from './module.js';

const plan = `
[default]
exten => a,1,Answer()
 same => n,Wait(300)
exten => 1,1,AgentLogin(7001,s)
 same => n,NoOp(\${AGENT_STATUS})
exten => 2,1,AgentLogin(7009)
 same => n,NoOp(\${AGENT_STATUS})
`;
const agentsConf = `
[general]
[often](!)
musiconhold = jazz
[7002]
fullname = Duo
[7001](often)
fullname = Una
`;

let calls: TestCalls;
afterEach(() => calls.close());

const start = async () => {
  calls = await startCalls(plan, [definition], '', { 'agents.conf': agentsConf });
};
const into = (Exten: string) =>
  calls.originate({ Channel: 'Local/a@default/n', Context: 'default', Exten, Priority: '1' }, 200);
const agent = async (item: string) =>
  readFunction(`AGENT(7001:${item})`, { kernel: calls.kernel, channel: undefined, trusted: true });
const state = () => calls.kernel.deviceStates.get('Agent:7001');

describe('an agent', () => {
  it('waits in the room of the pool, is free when the line has stood some seconds, and logs off', async () => {
    await start();
    expect([state(), await agent('status')]).toEqual(['UNAVAILABLE', 'LOGGEDOUT']);
    await into('1');
    expect(calls.events('BridgeCreate')).toMatchObject([{ BridgeType: 'agent_hold', BridgeCreator: 'AgentPool' }]);
    expect(calls.events('AgentLogin')).toMatchObject([{ Agent: '7001', Channel: 'Local/a@default-00000000;1' }]);
    expect([state(), await agent('channel'), await agent('mohclass')]).toEqual([
      'UNAVAILABLE',
      'Local/a@default',
      'jazz',
    ]);
    await calls.clock.advance(5000);
    expect(state()).toBe('NOT_INUSE');
    await calls.perform('AgentLogoff', { Agent: '7001' });
    await calls.clock.advance(100);
    expect(calls.events('AgentLogoff')).toMatchObject([{ Agent: '7001', Logintime: '5' }]);
    expect([state(), await agent('status')]).toEqual(['UNAVAILABLE', 'LOGGEDOUT']);
    expect(calls.kernel.channels.get('Local/a@default-00000000;1')).toBeUndefined();
  });

  it('is named to be logged off', async () => {
    await start();
    expect(await calls.perform('AgentLogoff')).toEqual(['Response: Error\r\nMessage: No agent specified\r\n']);
  });

  it('logs in once, and only under an id of agents.conf', async () => {
    await start();
    await into('1');
    await into('1');
    await into('2');
    expect(calls.valuesOf('AGENT_STATUS')).toEqual(['ALREADY_LOGGED_IN', 'INVALID']);
    expect(calls.events('AgentLogin')).toHaveLength(1);
  });

  it('who hangs up is logged off', async () => {
    await start();
    await into('1');
    await calls.perform('Hangup', { Channel: 'Local/a@default-00000000;1' });
    await calls.clock.advance(6000);
    expect(calls.events('AgentLogoff')).toHaveLength(1);
    expect(state()).toBe('UNAVAILABLE');
  });
});
