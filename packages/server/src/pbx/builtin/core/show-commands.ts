import { hostname, machine, release, type as systemType, uptime } from 'node:os';
import type { ConsoleCommand } from '../../../contract/console.js';
import { durationText } from '../../kernel/duration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { product } from '../../kernel/product.js';
import { strftime } from '../../kernel/strftime.js';
import type { Subsystems } from './subsystems.js';

/** `core show version|uptime|settings|sysinfo|license|warranty`, `core waitfullybooted`. */
export const showCommands = (kernel: Kernel, subsystems: () => Subsystems): readonly ConsoleCommand[] => [
  plain(
    'core show version',
    'Shows the version',
    'Shows what this program is and which Asterisk it answers as.',
    () => [
      `Asterisk ${kernel.version} built by ${product.name} ${product.version} @ ${hostname()} on a ${machine()} ` +
        `running ${systemType()} on Node.js ${process.version}`,
    ],
  ),
  {
    name: 'core show uptime',
    summary: 'Shows since when the program runs',
    usage: ['Usage: core show uptime [seconds]', '       Shows since when the program runs, in words or in seconds.'],
    run: ({ args, print }) => {
      if (args.length > 1 || (args[0] !== undefined && args[0].toLowerCase() !== 'seconds')) return 'usage';
      for (const line of uptimeLines(kernel, args.length === 1)) print(line);
      return undefined;
    },
    complete: (args) => (args.length === 1 ? ['seconds'] : []),
  },
  plain('core show settings', 'Shows the settings', 'Shows the settings that the program runs with.', () =>
    settingLines(kernel, subsystems()),
  ),
  plain('core show sysinfo', 'Shows the machine', 'Shows what the machine has left.', () => systemLines()),
  plain('core show license', 'Shows the license', 'Shows under which terms the program may be used.', () => [
    `${product.name} is free software under the Apache License, Version 2.0:`,
    'use it, change it and pass it on under the terms of the file LICENSE.',
  ]),
  plain('core show warranty', 'Shows what is not promised', 'Shows what the license says about warranty.', () => [
    'Unless required by applicable law or agreed to in writing, the program is distributed "AS IS", without',
    'warranties or conditions of any kind; see sections 7 and 8 of the Apache License, Version 2.0.',
  ]),
  {
    name: 'core waitfullybooted',
    summary: 'Waits until everything is up',
    usage: ['Usage: core waitfullybooted', '       Comes back when all modules have started.'],
    run: async ({ args, print }) => {
      if (args.length > 0) return 'usage';
      await kernel.whenFullyBooted;
      print('Asterisk has fully booted.');
      return undefined;
    },
  },
];

const plain = (name: string, summary: string, meaning: string, lines: () => readonly string[]): ConsoleCommand => ({
  name,
  summary,
  usage: [`Usage: ${name}`, `       ${meaning}`],
  run: ({ args, print }) => {
    if (args.length > 0) return 'usage';
    for (const line of lines()) print(line);
    return undefined;
  },
});

const uptimeLines = ({ clock, startedAt, reloadedAt }: Kernel, inSeconds: boolean): readonly string[] => {
  const since = (moment: number): string => {
    const seconds = Math.trunc((clock.now() - moment) / 1000);
    return inSeconds ? String(seconds) : durationText(seconds);
  };
  return [`System uptime: ${since(startedAt)}`, `Last reload: ${since(reloadedAt)}`];
};

const onOff = (value: boolean): string => (value ? 'Enabled' : 'Disabled');
const orNotSet = (value: number): string => (value === 0 ? 'Not set' : String(value));
const row = (name: string, value: string | number): string => `  ${`${name}:`.padEnd(28)} ${value}`;

const settingLines = (kernel: Kernel, { cdr, manager, webManager }: Subsystems): readonly string[] => {
  const { options, directories } = kernel.settings;
  return [
    '',
    'PBX Core settings',
    '-----------------',
    row('Version', kernel.version),
    row('Program', `${product.name} ${product.version}`),
    row('Maximum calls', orNotSet(options.maxcalls)),
    row('Maximum open file handles', orNotSet(options.maxfiles)),
    row('Root console verbosity', options.verbose),
    row('Debug level', options.debug),
    row('Maximum load average', options.maxload.toFixed(6)),
    row('Minimum free memory', `${options.minmemfree} MB`),
    row('Startup time', strftime('%H:%M:%S', kernel.startedAt)),
    row('Last reload time', strftime('%H:%M:%S', kernel.reloadedAt)),
    row('System', `${systemType()}/${release()} ${machine()}`),
    row('System name', options.systemname),
    row('Entity ID', options.entityid),
    row('PBX UUID', kernel.database.get('pbx', 'UUID') ?? ''),
    row('Default language', options.defaultlanguage),
    row('Language prefix', onOff(options.languageprefix)),
    row('User name and group', `${options.runuser}/${options.rungroup}`),
    row('Running directory', process.cwd()),
    row('Executable includes', onOff(options.execincludes)),
    row('Live dangerously', onOff(options.live_dangerously)),
    row('Hide Msg Chan AMI events', onOff(options.hide_messaging_ami_events)),
    row('Sounds search custom dir', onOff(options.sounds_search_custom_dir)),
    row('Shell on remote consoles', onOff(!options.disable_remote_console_shell)),
    '',
    '* Subsystems',
    '  -------------',
    row('Manager (AMI)', onOff(manager)),
    row('Web Manager (AMI/HTTP)', onOff(webManager)),
    row('Call data records', onOff(cdr)),
    row('Realtime Architecture (ARA)', onOff(false)),
    '',
    '* Directories',
    '  -------------',
    row('Configuration directory', directories.astetcdir),
    row('Module directory', directories.astmoddir),
    row('Spool directory', directories.astspooldir),
    row('Log directory', directories.astlogdir),
    row('Run/Sockets directory', directories.astrundir),
    row('ASTDB', directories.astdbdir),
    row('VarLib directory', directories.astvarlibdir),
    row('Data directory', directories.astdatadir),
    row('AGI Scripts directory', directories.astagidir),
    '',
    '',
  ];
};

const systemLines = (): readonly string[] => {
  const { rss, heapUsed } = process.memoryUsage();
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
  return [
    '',
    'System Statistics',
    '-----------------',
    row('System uptime', durationText(uptime())),
    row('Program memory', kilobytes(rss)),
    row('Of it in use by objects', kilobytes(heapUsed)),
    row('Processor time', `${Math.round(process.cpuUsage().user / 1e6)} seconds`),
    '',
  ];
};
