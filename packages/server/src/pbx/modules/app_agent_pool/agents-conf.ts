import type { Conf } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { flag, integer, readSettings, type SettingsOf, words } from '../../../config/setting.js';

/** The keys of an agent in agents.conf. */
export const agentSchema = {
  fullname: words('', { description: 'name of the agent' }),
  ackcall: flag(false, { description: 'the agent takes a call by acceptdtmf' }),
  acceptdtmf: words('#', { description: 'the digit that takes a call' }),
  autologoff: integer(0, { unit: 'seconds', description: 'logs off an agent who does not take a call; 0 for never' }),
  wrapuptime: integer(0, { unit: 'milliseconds', description: 'how long an agent is left alone after a call' }),
  musiconhold: words('default', { description: 'music for an agent who waits' }),
  recordagentcalls: flag(false, { description: 'records the calls' }),
  custom_beep: words('beep', { description: 'sound: tells the agent of a call' }),
} as const;

export type AgentSettings = SettingsOf<typeof agentSchema>;

export interface AgentConfig {
  readonly id: string;
  readonly settings: AgentSettings;
}

/** Reads agents.conf; each section but `[general]` is an agent. Of two sections of one name the first counts. */
export const agentsConfig = (config: Conf, problems: Problems): readonly AgentConfig[] => {
  const agents = new Map<string, AgentConfig>();
  for (const section of config.sections()) {
    const { name, variables } = section;
    if (name.toLowerCase() === 'general') continue;
    if (agents.has(name)) problems.warning(section, `there is an agent '${name}' already; this one does not count`);
    else agents.set(name, { id: name, settings: readSettings(name, variables, agentSchema, problems) });
  }
  return [...agents.values()];
};
