import type { Conf, ConfCategory, ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { parseBoolean, readSettings } from '../../../config/setting.js';
import { generalSchema, type QueueGeneral, type QueueSettings, queueSchema } from './queue-settings.js';

/** A `member =>` line of a queue. */
export interface StaticMember {
  readonly interface: string;
  readonly name: string;
  readonly penalty: number;
  /** The device whose state is the member's. */
  readonly stateInterface: string;
  /** undefined: as the queue has it. */
  readonly ringInUse: boolean | undefined;
  /** Seconds; undefined: as the queue has it. */
  readonly wrapupTime: number | undefined;
  readonly paused: boolean;
}

export interface QueueConfig {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly members: readonly StaticMember[];
}

/** queues.conf. */
export interface QueuesConfig {
  readonly general: QueueGeneral;
  readonly queues: readonly QueueConfig[];
}

/** Reads queues.conf; each section but `[general]` is a queue. Of two sections of one name the first counts. */
export const queuesConfig = (config: Conf, problems: Problems): QueuesConfig => {
  const general = readSettings('general', config.variables('general'), generalSchema, problems);
  const names = new Set<string>();
  const queues: QueueConfig[] = [];
  for (const category of config.sections()) {
    const key = category.name.toLowerCase();
    if (key === 'general') continue;
    if (names.has(key))
      problems.warning(category, `there is a queue '${category.name}' already; this one does not count`);
    else queues.push(queueConfig(category, general, problems));
    names.add(key);
  }
  return { general, queues };
};

const queueConfig = (category: ConfCategory, general: QueueGeneral, problems: Problems): QueueConfig => {
  const { name, variables } = category;
  const members: StaticMember[] = [];
  const settings = readSettings(name, variables, queueSchema, problems, (variable) => {
    if (variable.name.toLowerCase() !== 'member') return false;
    const member = staticMember(variable, problems);
    if (member) members.push(member);
    return true;
  });
  const says = (key: string) => variables.some((variable) => variable.name.toLowerCase() === key);
  return {
    name,
    settings: {
      ...settings,
      ...(!says('autofill') && { autofill: general.autofill }),
      ...(!says('monitor-type') && { 'monitor-type': general['monitor-type'] }),
    },
    members,
  };
};

const staticMember = (variable: ConfVariable, problems: Problems): StaticMember | undefined => {
  const [device = '', penalty = '', name = '', state = '', ringInUse = '', wrapupTime = '', paused = ''] = splitFields(
    variable.value,
  );
  if (device === '') {
    problems.warning(variable, "a member needs an interface: 'member => PJSIP/alice,0,Alice'");
    return undefined;
  }
  if (penalty !== '' && !/^-?\d+$/.test(penalty))
    problems.warning(variable, `'${penalty}' is no penalty; write a whole number, 0 or more`);
  if (ringInUse !== '' && parseBoolean(ringInUse) === undefined)
    problems.warning(variable, `'${ringInUse}' is no ringinuse of a member; write yes or no`);
  return {
    interface: device,
    name: name || device,
    penalty: Math.max(0, Number.parseInt(penalty, 10) || 0),
    stateInterface: state || device,
    ringInUse: parseBoolean(ringInUse),
    wrapupTime: wrapupTime === '' ? undefined : Math.max(0, Number.parseInt(wrapupTime, 10) || 0),
    paused: parseBoolean(paused) ?? false,
  };
};

/** Fields between commas; double quotes keep commas inside a field. */
const splitFields = (text: string): string[] =>
  [...text.matchAll(/(?:^|,)((?:"(?:[^"\\]|\\.)*"|\\.|[^,"\\])*)/gs)].map(([, field = '']) =>
    field.replace(/"|\\(.)/gs, '$1').trim(),
  );
