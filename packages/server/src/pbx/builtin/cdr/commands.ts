import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { type RecordFacts, wholeSeconds } from '../../kernel/cdr/record-facts.js';
import type { Kernel } from '../../kernel/kernel.js';
import { strftime } from '../../kernel/strftime.js';

/** `cdr show status|active`, `cdr submit`, `cdr set debug`. */
export const cdrCommands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'cdr set debug',
    summary: 'Tells of call detail records in every detail',
    usage: [
      'Enable or disable extra debugging in the CDR Engine. Note',
      'that this will dump debug information to the VERBOSE setting',
      'and should only be used when debugging information from the',
      'CDR engine is needed.',
    ],
    run: (call) => setDebug(kernel, call),
    complete: (args) => (args.length === 1 ? ['on', 'off'] : []),
  },
  {
    name: 'cdr show active',
    summary: 'Shows the records of calls that last',
    usage: [
      'Usage: cdr show active [channel]',
      '\tDisplays a summary of all Call Detail Records when [channel]',
      '\tis omitted; displays all of the Call Detail Records',
      '\tcurrently in flight for a given [channel] when [channel] is',
      '\tspecified.',
      '',
      '\tNote that this will not display Call Detail Records that',
      '\thave already been dispatched to a backend storage, nor for',
      '\tchannels that are no longer active.',
    ],
    run: (call) => showActive(kernel, call),
    complete: (args) => (args.length === 1 ? [...kernel.channels.all()].map(({ name }) => name) : []),
  },
  {
    name: 'cdr show status',
    summary: 'Shows how call detail records are kept, and where they go',
    usage: ['Usage: cdr show status', '\tDisplays the Call Detail Record engine system status.'],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      for (const line of statusLines(kernel)) print(line);
      return undefined;
    },
  },
  {
    name: 'cdr submit',
    summary: 'Posts the records that wait in a batch',
    usage: ['Usage: cdr submit', 'Posts all pending batched CDR data to the configured CDR', 'backend engine modules.'],
    run: (call) => submit(kernel, call),
  },
];

const setDebug = ({ callRecords }: Kernel, { args, print }: CommandCall): CommandOutcome => {
  const word = args[0]?.toLowerCase();
  if (args.length !== 1 || (word !== 'on' && word !== 'off')) return 'usage';
  const debug = word === 'on';
  if (debug === callRecords.debug) print(`CDR debugging already ${debug ? 'enabled' : 'disabled'}`);
  else print(`CDR debugging ${debug ? 'enabled' : 'disabled'}`);
  callRecords.debug = debug;
  return undefined;
};

const submit = ({ callRecords }: Kernel, { args, print }: CommandCall): CommandOutcome => {
  if (args.length > 0) return 'usage';
  const { enable, batch } = callRecords.settings;
  if (!enable) print('Cannot submit CDR batch: CDR engine disabled.');
  else if (!batch) print('Cannot submit CDR batch: batch mode not enabled.');
  else {
    callRecords.post.submit();
    print('Submitted CDRs to backend engines for processing.  This may take a while.');
  }
  return undefined;
};

const row = (name: string, value: string): string => `  ${`${name}:`.padEnd(27)} ${value}`;
const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');
const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const statusLines = ({ callRecords }: Kernel): readonly string[] => {
  const { settings, post } = callRecords;
  const lines = ['', 'Call Detail Record (CDR) settings', '----------------------------------'];
  lines.push(row('Logging', settings.enable ? 'Enabled' : 'Disabled'));
  lines.push(row('Mode', settings.batch ? 'Batch' : 'Simple'));
  if (!settings.enable) return [...lines, ''];
  lines.push(
    row('Log calls by default', yesNo(settings.channelDefaultEnabled)),
    row('Log unanswered calls', yesNo(settings.unanswered)),
    row('Log congestion', yesNo(settings.congestion)),
    '',
    row('Ignore bridging changes', yesNo(settings.ignoreStateChanges)),
    '',
    row('Ignore dial state changes', yesNo(settings.ignoreDialChanges)),
    '',
    row('Cancel disposition enabled', yesNo(settings.cancelDispositionEnabled)),
    '',
  );
  if (settings.batch)
    lines.push(
      '* Batch Mode Settings',
      '  -------------------',
      row('Safe shutdown', settings.safeShutdown ? 'Enabled' : 'Disabled'),
      row('Threading model', settings.schedulerOnly ? 'Scheduler only' : 'Scheduler plus separate threads'),
      row('Current batch size', counted(post.waiting, 'record')),
      row('Maximum batch size', counted(settings.size, 'record')),
      row('Maximum batch time', counted(settings.time, 'second')),
      row('Next batch processing time', counted(Math.ceil(post.dueInMs / 1000), 'second')),
      '',
    );
  lines.push('* Registered Backends', '  -------------------');
  for (const { name, suspended } of post.backends) lines.push(`    ${name}${suspended ? ' (suspended) ' : ''}`);
  if (post.backends.length === 0) lines.push('    (none)');
  return [...lines, ''];
};

const showActive = (kernel: Kernel, { args, print }: CommandCall): CommandOutcome => {
  const [name] = args;
  if (args.length > 1) return 'usage';
  if (name === undefined) for (const line of summary(kernel)) print(line);
  else {
    const channel = kernel.channels.get(name);
    const records = channel ? kernel.callRecords.of(channel) : [];
    if (!channel || records.length === 0) print(`Unknown channel: ${name}`);
    else for (const line of details(kernel, channel.name, factsOf(kernel, records))) print(line);
  }
  return undefined;
};

const factsOf = ({ clock, callRecords }: Kernel, records: ReturnType<Kernel['callRecords']['of']>) =>
  records.map((record) => record.facts(clock.now(), callRecords.settings));

const cell = (text: string, width: number): string => text.slice(0, width).padEnd(width);
const right = (text: string, width: number): string => text.slice(0, width).padStart(width);
const clockTime = (time: number | undefined): string => (time === undefined ? '' : strftime('%T', time));
const count = (value: number): string => String(value).padStart(8, '0');

/** Columns that both listings end with; a call that lasts ends now. */
const times = ({ start, answer, end, billsec, durationMs }: RecordFacts, now: number): string =>
  [clockTime(start), clockTime(answer), clockTime(end ?? now)].map((text) => cell(text, 8)).join(' ') +
  ` ${count(billsec)} ${count(wholeSeconds(durationMs))}`;
const timeHeadings = ['Start', 'Answer', 'End', 'Billsec', 'Duration'].map((text) => cell(text, 8)).join(' ');

const summary = (kernel: Kernel): readonly string[] => {
  const now = kernel.clock.now();
  const heading = ['Channel', 'Dst. Channel'].map((text) => cell(text, 25)).join(' ');
  const lines = [
    '',
    'Channels with Call Detail Record (CDR) Information',
    '--------------------------------------------------',
    `${heading} ${cell('LastApp', 15)} ${timeHeadings}`.trimEnd(),
  ];
  for (const [, chain] of kernel.callRecords.active()) {
    const facts = factsOf(kernel, chain).at(-1);
    if (!facts) continue;
    const parties = `${cell(facts.channel, 25)} ${cell(facts.dstChannel || '<none>', 25)}`;
    lines.push(`${parties} ${cell(facts.lastApp, 15)} ${times(facts, now)}`);
  }
  return lines;
};

const details = (kernel: Kernel, channel: string, records: readonly RecordFacts[]): readonly string[] => {
  const now = kernel.clock.now();
  const heading = `${cell('AccountCode', 10)} ${cell('CallerID', 20)} ${cell('Dst. Channel', 25)}`;
  return [
    '',
    `Call Detail Record (CDR) Information for ${channel}`,
    '--------------------------------------------------',
    `${heading} ${cell('LastApp', 15)} ${cell('Data', 15)} ${timeHeadings}`,
    ...records.map(
      (facts) =>
        `${right(facts.accountCode, 10)} ${cell(facts.clid, 20)} ${cell(facts.dstChannel || '<none>', 25)} ` +
        `${cell(facts.lastApp, 15)} ${cell(facts.lastData, 15)} ${times(facts, now)}`,
    ),
  ];
};
