import type { Conf, ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';

/** A value that a rule sets, or by which it changes what is there. */
export interface PenaltyValue {
  readonly relative: boolean;
  readonly value: number;
}

/** How the penalties of a caller change after a time. */
export interface PenaltyChange {
  /** Seconds of waiting. */
  readonly after: number;
  readonly max: PenaltyValue;
  readonly min: PenaltyValue;
  readonly raise: PenaltyValue;
}

/** A rule of queuerules.conf. */
export interface QueueRule {
  readonly name: string;
  /** By time. */
  readonly changes: readonly PenaltyChange[];
}

/** Reads queuerules.conf: each section is a rule of `penaltychange => seconds,max[,min[,raise]]` lines. */
export const queueRules = (config: Conf, problems: Problems): readonly QueueRule[] =>
  config
    .sections()
    .filter(({ name }) => name.toLowerCase() !== 'general')
    .map(({ name, variables }) => ({
      name,
      changes: variables
        .map((variable) => penaltyChange(variable, problems))
        .filter((change) => change !== undefined)
        .sort((a, b) => a.after - b.after),
    }));

const penaltyChange = (variable: ConfVariable, problems: Problems): PenaltyChange | undefined => {
  if (variable.name.toLowerCase() !== 'penaltychange') {
    problems.warning(variable, `'${variable.name}' is unknown in a rule; did you mean 'penaltychange'?`);
    return undefined;
  }
  const [after = '', max, min = '', raise = ''] = variable.value.split(',').map((field) => field.trim());
  if (max === undefined || !/^\d+$/.test(after)) {
    problems.warning(
      variable,
      "write 'penaltychange => seconds,max[,min[,raise]]', each value with + or - to change by it",
    );
    return undefined;
  }
  return { after: Number(after), max: penaltyValue(max), min: penaltyValue(min), raise: penaltyValue(raise) };
};

/** What is left out changes nothing. */
const penaltyValue = (text: string): PenaltyValue => ({
  relative: text === '' || text.startsWith('+') || text.startsWith('-'),
  value: Number.parseInt(text, 10) || 0,
});

const signed = ({ relative, value }: PenaltyValue): string => `${relative && value >= 0 ? '+' : ''}${value}`;

/** A change as QueueRule tells it: `30,+3,+0`. */
export const penaltyChangeText = ({ after, max, min }: PenaltyChange): string =>
  `${after},${signed(max)},${signed(min)}`;

/** A change as the console tells it. */
export const penaltyChangeSentence = ({ after, max, min, raise }: PenaltyChange): string => {
  const adjust = (name: string, { relative, value }: PenaltyValue) =>
    `adjust QUEUE_${name}_PENALTY ${relative ? 'by' : 'to'} ${value}`;
  return `After ${after} seconds, ${adjust('MAX', max)}, ${adjust('MIN', min)} and ${adjust('RAISE', raise)}`;
};
