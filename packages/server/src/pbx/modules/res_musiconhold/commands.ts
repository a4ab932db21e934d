import type { ConsoleCommand } from '../../../contract/console.js';
import { caseBlindHash, inBucketOrder } from '../../kernel/hash-order.js';
import type { Music } from './music.js';
import type { MusicClass } from './music-class.js';

/** Buckets of the reference's table of classes. */
const buckets = 53;

const listed = (music: Music): readonly MusicClass[] =>
  inBucketOrder(music.classes, ({ name }) => caseBlindHash(name), buckets);

/** `moh show classes`, `moh show files`, `moh reload`. */
export const musicCommands = (music: Music, reload: () => Promise<unknown>): readonly ConsoleCommand[] => [
  {
    name: 'moh show classes',
    summary: 'Lists the classes of music on hold',
    usage: ['Usage: moh show classes', '       Lists the classes of music on hold with their settings.'],
    run({ args, print }) {
      if (args.length > 0) return 'usage';
      for (const musicClass of listed(music)) for (const line of linesOf(musicClass)) print(line);
      return undefined;
    },
  },
  {
    name: 'moh show files',
    summary: 'Lists the pieces of the classes of music on hold',
    usage: ['Usage: moh show files', '       Lists the pieces of each class, without their endings.'],
    run({ args, print }) {
      if (args.length > 0) return 'usage';
      for (const { name, pieces, isProgram } of listed(music)) {
        if (isProgram) continue;
        print(`Class: ${name}`);
        for (const { path } of pieces)
          print(`\tFile: ${Buffer.from(path.replace(/\.[^./]*$/, '')).toString('latin1')}`);
      }
      return undefined;
    },
  },
  {
    name: 'moh reload',
    summary: 'Reads musiconhold.conf again',
    usage: ['Usage: moh reload', '       Reads musiconhold.conf again.'],
    async run({ args }) {
      if (args.length > 0) return 'usage';
      await reload();
      return undefined;
    },
  },
];

const linesOf = ({ name, settings, isProgram }: MusicClass): readonly string[] => [
  `Class: ${name}`,
  `\tMode: ${settings.mode || '<none>'}`,
  `\tDirectory: ${settings.directory || (isProgram ? 'nodir' : '<none>')}`,
  ...(settings.announcement === '' ? [] : [`\tAnnouncement: ${settings.announcement}`]),
  ...(isProgram ? [`\tApplication: ${settings.application || '<none>'}`, `\tFormat: slin`] : []),
];
