import type { CommandCall, CommandOutcome, ConsoleCommand } from '../../../contract/console.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { ToneZone } from '../../kernel/media/tone-zones.js';
import { parseTones } from '../../kernel/media/tones.js';

/** `indication show|add|remove`. */
export const indicationCommands = (kernel: Kernel): readonly ConsoleCommand[] => [
  {
    name: 'indication show',
    summary: 'Shows the tones of countries',
    usage: ['Usage: indication show [country …]', '       Lists the countries, or the tones of some of them.'],
    run: ({ args, print }) => {
      if (args.length === 0) listCountries(kernel, print);
      else listTones(kernel, args, print);
      return undefined;
    },
    complete: () => kernel.media.zones.list().map(({ country }) => country),
  },
  {
    name: 'indication add',
    summary: 'Adds a tone to a country',
    usage: ['Usage: indication add <country> <name> "<tones>"', '       Adds a tone until the next reload.'],
    run: ({ args }) => add(kernel, args),
  },
  {
    name: 'indication remove',
    summary: 'Removes a tone of a country, or the country',
    usage: [
      'Usage: indication remove <country> [name]',
      '       Removes a tone, or all of a country, until the next reload.',
    ],
    run: ({ args }) => remove(kernel, args),
  },
];

type Print = CommandCall['print'];

const listCountries = ({ media: { zones } }: Kernel, print: Print): void => {
  print('Country   Description');
  print('===========================');
  for (const { country, description } of zones.list()) print(`${country.padEnd(7)}  ${description}`);
  if (!zones.default) return;
  print('===========================');
  print(`Default tone zone: ${zones.default.country}`);
};

const listTones = ({ media: { zones } }: Kernel, countries: readonly string[], print: Print): void => {
  const found = countries.flatMap((country) => zones.get(country) ?? []);
  if (found.length === 0) {
    print('No countries matched your criteria.');
    return;
  }
  for (const zone of found) {
    print('Country Indication      PlayList');
    print('=====================================');
    for (const [name, tones] of rows(zone)) print(`${zone.country.padEnd(7)} ${name.padEnd(15)} ${tones}`);
  }
};

const rows = ({ ringCadence, tones }: ToneZone): readonly (readonly [string, string])[] => [
  ['<ringcadence>', ringCadence.join(',')],
  ...tones,
];

const add = ({ media: { zones } }: Kernel, [country, name, tones]: readonly string[]): CommandOutcome => {
  if (country === undefined || name === undefined || tones === undefined) return 'usage';
  if (!parseTones(tones)) return 'failure';
  zones.add(country).tones.set(name.toLowerCase(), tones);
  return undefined;
};

const remove = ({ media: { zones } }: Kernel, [country, name]: readonly string[]): CommandOutcome => {
  if (country === undefined) return 'usage';
  if (name === undefined) return zones.remove(country) ? undefined : 'failure';
  return zones.get(country)?.tones.delete(name.toLowerCase()) ? undefined : 'failure';
};
