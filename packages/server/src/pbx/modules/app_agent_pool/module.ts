import { Problems } from '../../../config/problem.js';
import { MissingConfiguration, readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { agentActions } from './actions.js';
import { AgentPool } from './agent-pool.js';
import { type AgentConfig, agentsConfig } from './agents-conf.js';
import { agentCommands } from './commands.js';
import { agentApplications, agentFunctions } from './dialplan.js';

/** Agents who log in on a line and wait there for calls. */
export const definition = defineModule({
  name: 'app_agent_pool',
  description: 'Call center agent pool applications',
  start: (kernel) => {
    const pool = new AgentPool(kernel);
    const forget = kernel.deviceStates.register('Agent', (id) => pool.stateOf(id));
    try {
      pool.configure(readFile(kernel));
    } catch (error) {
      forget();
      throw error;
    }
    return {
      actions: agentActions(pool),
      applications: agentApplications(pool),
      functions: agentFunctions(pool),
      commands: agentCommands(pool),
      reload: () => pool.configure(readFile(kernel)),
      useCount: () => pool.loggedIn,
      stop: () => {
        pool.stop();
        forget();
      },
    };
  },
});

/** Throws where agents.conf must not be taken over; all stays as it was then. */
const readFile = (kernel: Kernel): readonly AgentConfig[] => {
  const problems = new Problems();
  const reading = readConfiguration(kernel, 'agents.conf');
  if (!reading.found) throw new MissingConfiguration('agents.conf');
  if (!reading.valid) throw refusal('agents.conf', reading.problems);
  const agents = agentsConfig(reading.config, problems);
  tellProblems(kernel, 'app_agent_pool', [...reading.problems, ...problems.list]);
  return agents;
};
