import { celGeneral } from '../../../config/cel-conf.js';
import { Problems } from '../../../config/problem.js';
import type { ConsoleCommand } from '../../../contract/console.js';
import { type CelType, celTypes } from '../../kernel/cel/channel-event.js';
import { type CelSettings, defaultCelSettings } from '../../kernel/cel/channel-event-log.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** Reads cel.conf. Throws where it must not be taken over; without the file nothing is logged. */
const readCelSettings = (kernel: Kernel): CelSettings => {
  const reading = readConfiguration(kernel, 'cel.conf');
  if (!reading.found) return defaultCelSettings;
  if (!reading.valid) throw refusal('cel.conf', reading.problems);
  const problems = new Problems();
  const { enable, dateformat, apps, events } = celGeneral(reading.config, problems);
  tellProblems(kernel, 'cel', [...reading.problems, ...problems.list]);
  const wanted = new Set(events.flatMap((event) => typesOf(kernel, event)));
  if (apps.length > 0 && !wanted.has('APP_START') && !wanted.has('APP_END')) {
    const problem = 'cel.conf: applications are listed, but neither APP_START nor APP_END is among the events';
    kernel.log.write('error', 'cel', `${problem}; nothing is logged`);
    return defaultCelSettings;
  }
  return {
    enable,
    dateFormat: dateformat,
    apps: new Set(apps.map((app) => app.toLowerCase())),
    events: wanted,
  };
};

const typesOf = (kernel: Kernel, name: string): readonly CelType[] => {
  const wanted = name.toUpperCase();
  if (wanted === 'ALL') return celTypes;
  const type = celTypes.find((one) => one === wanted);
  if (type) return [type];
  kernel.log.write('warning', 'cel', `cel.conf: there are no channel events of the kind '${name}'`);
  return [];
};

/** Buckets of the reference's table of applications. */
const applicationBuckets = 97;

const status = ({ channelEventLog }: Kernel): readonly string[] => {
  const { enable, events, apps } = channelEventLog.settings;
  if (!enable) return ['CEL Logging: Disabled'];
  const all = events.size === celTypes.length ? ['ALL'] : [];
  return [
    'CEL Logging: Enabled',
    ...[...all, ...celTypes.filter((type) => events.has(type))].map((type) => `CEL Tracking Event: ${type}`),
    ...inBucketOrder(apps, caseBlindHash, applicationBuckets).map((app) => `CEL Tracking Application: ${app}`),
    ...channelEventLog.backends
      .map(({ name }) => name)
      .sort()
      .map((name) => `CEL Event Subscriber: ${name}`),
  ];
};

const showStatus = (kernel: Kernel): ConsoleCommand => ({
  name: 'cel show status',
  summary: 'Shows which channel events are logged, and where they go',
  usage: ['Usage: cel show status', '       Displays the Channel Event Logging system status.'],
  run: ({ args, print }) => {
    if (args.length > 0) return 'usage';
    for (const line of status(kernel)) print(line);
    return undefined;
  },
});

/** cel.conf and what the console can do about channel events; backends are modules of their own. */
export const definition = defineModule({
  name: 'cel',
  description: 'CEL Engine',
  start: (kernel) => {
    const log = kernel.channelEventLog;
    const reload = () => log.configure(readCelSettings(kernel));
    try {
      reload();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      kernel.log.write('error', 'cel', `${reason}. Until then no channel events are logged`);
    }
    return { commands: [showStatus(kernel)], reload, stop: () => log.configure(defaultCelSettings) };
  },
});
