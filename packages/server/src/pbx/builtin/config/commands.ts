import type { ConsoleCommand } from '../../../contract/console.js';
import { configurationFiles } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';

/** Columns of the list. */
const readerWidth = 20;
const pathWidth = 50;

const list = (kernel: Kernel): ConsoleCommand => ({
  name: 'config list',
  summary: 'Lists the configuration files and who goes by them',
  usage: ['Usage: config list', '       Lists the files that were read, each with the module that goes by it.'],
  run({ print }) {
    for (const { path, reader } of configurationFiles(kernel))
      print(`${reader.slice(0, readerWidth).padEnd(readerWidth)} ${path.padEnd(pathWidth)}`);
    return undefined;
  },
});

const reload = (kernel: Kernel): ConsoleCommand => ({
  name: 'config reload',
  summary: 'Lets those who go by a file read it again',
  usage: [
    'Usage: config reload <file>',
    '       Reloads each module that goes by a file, given as config list shows it.',
  ],
  async run({ args: [path, ...others], print }) {
    if (path === undefined || others.length > 0) return 'usage';
    for (const { reader } of configurationFiles(kernel).filter((one) => one.path === path)) {
      const { lines } = await kernel.commands.run(`module reload ${reader}`);
      for (const line of lines) print(line);
    }
    return undefined;
  },
  complete: () => [...new Set(configurationFiles(kernel).map(({ path }) => path))],
});

/** What the console can do about configuration files. */
export const configCommands = (kernel: Kernel): readonly ConsoleCommand[] => [list(kernel), reload(kernel)];
