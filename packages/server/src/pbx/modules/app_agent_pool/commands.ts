import type { CommandCall, ConsoleCommand } from '../../../contract/console.js';
import type { Agent, AgentPool } from './agent-pool.js';

type Print = CommandCall['print'];

/** `agent show …` and `agent logoff`. */
export const agentCommands = (pool: AgentPool): readonly ConsoleCommand[] => {
  const ids = (args: readonly string[]) => (args.length === 1 ? pool.list().map(({ id }) => id) : []);
  return [
    {
      name: 'agent show all',
      summary: 'Lists the agents',
      usage: ['Usage: agent show all', '       Lists the agents of agents.conf with their states.'],
      run: ({ args, print }) => (args.length > 0 ? 'usage' : showList(pool, () => true, print)),
    },
    {
      name: 'agent show online',
      summary: 'Lists the agents who are logged in',
      usage: ['Usage: agent show online', '       Lists the agents who are logged in.'],
      run: ({ args, print }) => (args.length > 0 ? 'usage' : showList(pool, ({ login }) => login !== undefined, print)),
    },
    {
      name: 'agent show',
      summary: 'Shows an agent',
      usage: ['Usage: agent show <id>', '       Shows the settings and the state of an agent.'],
      run: ({ args: [id, ...rest], print }) =>
        id === undefined || rest.length > 0 ? 'usage' : showOne(pool, id, print),
      complete: ids,
    },
    {
      name: 'agent logoff',
      summary: 'Logs an agent off',
      usage: ['Usage: agent logoff <id> [soft]', '       With soft the line of the agent is not hung up.'],
      run: ({ args: [id, soft, ...rest], print }) => {
        if (id === undefined || rest.length > 0 || (soft !== undefined && soft.toLowerCase() !== 'soft'))
          return 'usage';
        const agent = pool.get(id);
        if (agent) {
          pool.logOff(agent, soft !== undefined);
          print(`Logging out ${id}`);
        }
        return undefined;
      },
      complete: ids,
    },
  ];
};

const row = (id: string, name: string, state: string, channel: string, talking: string): string =>
  `${id.padEnd(8)} ${name.padEnd(20)} ${state.padEnd(11)} ${channel.padEnd(30)} ${talking}`;

const showList = (pool: AgentPool, wanted: (agent: Agent) => boolean, print: Print): undefined => {
  print(row('Agent-ID', 'Name', 'State', 'Channel', 'Talking with'));
  const agents = pool.list();
  for (const agent of agents.filter(wanted))
    print(row(agent.id, agent.settings.fullname, pool.stateOf(agent.id), agent.login?.channel.name ?? '', ''));
  print('');
  print(`Defined agents: ${agents.length}, Logged in: ${pool.loggedIn}, Talking: 0`);
};

const showOne = (pool: AgentPool, id: string, print: Print): undefined => {
  const agent = pool.get(id);
  if (!agent) {
    print(`Agent '${id}' not found`);
    return;
  }
  const { settings, login } = agent;
  print(`Id: ${id}`);
  print(`Name: ${settings.fullname}`);
  print(`Beep: ${settings.custom_beep}`);
  print(`MOH: ${settings.musiconhold}`);
  print(`RecordCalls: ${settings.recordagentcalls ? 'Yes' : 'No'}`);
  print(`State: ${pool.stateOf(id)}`);
  if (!login) return;
  print(`LoggedInChannel: ${login.channel.name}`);
  print(`LoggedInTime: ${Math.trunc(login.at / 1000)}`);
};
