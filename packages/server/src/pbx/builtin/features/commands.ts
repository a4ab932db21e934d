import type { CommandCall, ConsoleCommand } from '../../../contract/console.js';
import {
  type BuiltinFeature,
  defaultFeatureMap,
  defaultFeatureSettings,
} from '../../kernel/features/feature-settings.js';
import type { Kernel } from '../../kernel/kernel.js';

const builtins: readonly (readonly [string, BuiltinFeature])[] = [
  ['Blind Transfer', 'blindxfer'],
  ['Attended Transfer', 'atxfer'],
  ['One Touch Monitor', 'automon'],
  ['Disconnect Call', 'disconnect'],
  ['Park Call', 'parkcall'],
  ['One Touch MixMonitor', 'automixmon'],
];

/** `features show`. */
export const featureCommands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'features show',
    summary: 'Lists configured features',
    usage: ['Usage: features show', '       Lists the features that calls have by digits, with their codes.'],
    run: ({ args, print }) => {
      if (args.length > 0) return 'usage';
      show(kernel, print);
      return undefined;
    },
  },
];

const row = (name: string, byItself: string, now: string): string =>
  `${name.padEnd(25)} ${byItself.padEnd(7)} ${now.padEnd(7)}`;

const show = ({ features }: Kernel, print: CommandCall['print']): void => {
  const { settings, map, applications, groups } = features.config;
  print(row('Builtin Feature', 'Default', 'Current'));
  print(row('---------------', '-------', '-------'));
  print(row('Pickup', defaultFeatureSettings.pickupExten, settings.pickupExten));
  for (const [name, feature] of builtins) print(row(name, defaultFeatureMap[feature], map[feature]));
  print('');
  print(row('Dynamic Feature', 'Default', 'Current'));
  print(row('---------------', '-------', '-------'));
  if (applications.size === 0) print('(none)');
  for (const { name, code } of byName(applications.values())) print(row(name, 'no def', code));
  print('');
  print('Feature Groups:');
  print('---------------');
  if (groups.size === 0) print('(none)');
  for (const [group, members] of [...groups].sort()) {
    print(`===> Group: ${group}`);
    for (const [name, code] of [...members].sort())
      print(`===> --> ${name} (${code || (applications.get(name)?.code ?? '')})`);
  }
};

const byName = <T extends { readonly name: string }>(features: Iterable<T>): readonly T[] =>
  [...features].sort((a, b) => (a.name < b.name ? -1 : 1));
