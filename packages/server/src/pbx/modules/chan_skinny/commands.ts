import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import { deviceFacts, deviceLines, lineLines } from './facts.js';
import type { SkinnyPhones } from './skinny-phones.js';

const command = (
  name: string,
  summary: string,
  usage: readonly string[],
  run: ConsoleCommand['run'],
): ConsoleCommand => ({
  name,
  summary,
  usage: [`Usage: ${usage[0]}`, ...usage.slice(1).map((line) => `       ${line}`)],
  run,
});

const printAll = (lines: readonly string[], print: CommandCall['print']): undefined => {
  for (const line of lines) print(line);
};

/** What people see of chan_skinny at the console. */
export const skinnyCommands = (phones: SkinnyPhones, reload: () => Promise<unknown>): readonly ConsoleCommand[] => [
  command(
    'skinny show devices',
    'List defined Skinny devices',
    ['skinny show devices', 'The devices of skinny.conf, and whether they are there.'],
    ({ args, print }) => (args.length > 0 ? 'usage' : printAll(devicesTable(phones), print)),
  ),
  command(
    'skinny show lines',
    'List defined Skinny lines per device',
    [
      'skinny show lines',
      'The lines of skinny.conf, and the device of each;',
      'with verbose, the calls of each line too.',
    ],
    ({ args, print }) => {
      if (args.length > 1 || (args.length === 1 && args[0] !== 'verbose')) return 'usage';
      return printAll(linesTable(phones), print);
    },
  ),
  {
    ...command(
      'skinny show device',
      'List Skinny device information',
      ['skinny show device <DeviceId|DeviceName>', 'All that is known of a device.'],
      ({ args: [name, ...rest], print }) => {
        if (name === undefined || rest.length > 0) return 'usage';
        const device = phones.device(name);
        return printAll(device ? deviceLines(phones, device) : [], print);
      },
    ),
    complete: (args) => (args.length === 1 ? phones.config.devices.map(({ name }) => name) : []),
  },
  {
    ...command(
      'skinny show line',
      'List Skinny line information',
      ['skinny show line <Line> [on <DeviceID|DeviceName>]', 'All that is known of a line.'],
      (call) => showLine(phones, call),
    ),
    complete: (args) => (args.length === 1 ? phones.config.lines.map(({ name }) => name) : []),
  },
  command(
    'skinny show settings',
    'List global Skinny settings',
    ['skinny show settings', 'All settings of skinny.conf that count for everybody.'],
    ({ args, print }) => (args.length > 0 ? 'usage' : printAll(settingLines(phones), print)),
  ),
  command(
    'skinny reset',
    'Reset Skinny device(s)',
    ['skinny reset <DeviceId|DeviceName|all> [restart]', 'Has devices begin anew; scripted phones have no need to.'],
    ({ args }) => (args.length === 0 || args.length > 2 ? 'usage' : undefined),
  ),
  command('skinny reload', 'Reload Skinny config', ['skinny reload', 'Reads skinny.conf again.'], async ({ args }) => {
    if (args.length > 0) return 'usage';
    await reload();
    return undefined;
  }),
];

const showLine = (
  phones: SkinnyPhones,
  { args: [name, on, deviceName, ...rest], print }: CommandCall,
): CommandOutcome => {
  if (name === undefined || rest.length > 0) return 'usage';
  if (on !== undefined && (on !== 'on' || deviceName === undefined)) return 'usage';
  const line = phones.line(name);
  if (!line) return undefined;
  const device = phones.deviceOf(line);
  if (deviceName !== undefined && (!device || phones.device(deviceName) !== device)) return undefined;
  return printAll(lineLines(phones, line), print);
};

const devicesTable = (phones: SkinnyPhones): readonly string[] => {
  const row = (...[name = '', id = '', ip = '', type = '', registered = '', lines = '']: readonly string[]): string =>
    [name.padEnd(20), id.padEnd(16), ip.padEnd(15), type.padEnd(15), registered, lines.padStart(2)].join(' ');
  return [
    row('Name', 'DeviceId', 'IP', 'Type', 'R', 'NL'),
    row('-'.repeat(20), '-'.repeat(16), '-'.repeat(15), '-'.repeat(15), '-', '--'),
    ...phones.config.devices.map((device) => {
      const { registered, ip, type } = deviceFacts(phones, device);
      return row(device.name, device.id, ip, type, registered ? 'Y' : 'N', String(device.lines.length));
    }),
  ];
};

const linesTable = (phones: SkinnyPhones): readonly string[] => {
  const row = (name: string, device: string, instance: string, label: string): string =>
    [name.padEnd(20), device.padEnd(20), instance, label.padEnd(20)].join(' ');
  return [
    row('Name', 'Device Name', 'Instance', 'Label'),
    row('-'.repeat(20), '-'.repeat(20), '-'.repeat(8), '-'.repeat(20)),
    ...phones.config.lines.map((line) =>
      row(line.name, phones.deviceOf(line)?.name ?? 'Not connected', '0'.padStart(8), ''),
    ),
  ];
};

const settingLines = ({ config: { general } }: SkinnyPhones): readonly string[] => {
  const row = (name: string, value: string | number): string => `  ${name.padEnd(23)} ${value}`;
  const orNot = (text: string): string => text || '(not set)';
  return [
    '',
    'Global Settings:',
    row('Skinny Port:', general.port),
    row('Bindaddress:', general.bindAddress),
    row('KeepAlive:', general.keepAlive),
    row('Date Format:', general.dateFormat),
    row('Voice Mail Extension:', orNot(general.voicemailExtension)),
    row('Reg. context:', orNot(general.registrationContext)),
    row('Immed. Dial Key:', orNot(general.immediateKey)),
    row('Jitterbuffer enabled:', general.jitterBuffer ? 'Yes' : 'No'),
  ];
};
