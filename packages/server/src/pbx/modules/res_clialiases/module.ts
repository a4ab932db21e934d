import type { ConfVariable } from '../../../config/conf.js';
import { Problems } from '../../../config/problem.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** Other names for console commands, after cli_aliases.conf. */
export const definition = defineModule({
  name: 'res_clialiases',
  description: 'CLI Aliases',
  start: (kernel) => {
    let away = install(kernel, readAliases(kernel));
    return {
      commands: [
        {
          name: 'cli show aliases',
          summary: 'Shows the other names of commands',
          usage: ['Usage: cli show aliases', '       Lists the other names that commands have from cli_aliases.conf.'],
          run: ({ args, print }) => {
            if (args.length > 0) return 'usage';
            print(`${'Alias Command'.padEnd(30)} ${'Real Command'.padEnd(30)}`.trimEnd());
            for (const { name, target } of kernel.commands.aliases()) print(`${name.padEnd(30)} ${target}`);
            return undefined;
          },
        },
      ],
      reload: () => {
        const aliases = readAliases(kernel);
        away();
        away = install(kernel, aliases);
      },
      stop: () => away(),
    };
  },
});

/** The lines of the sections that `template` in `[general]` names. Throws where the file must not be used. */
const readAliases = (kernel: Kernel): readonly ConfVariable[] => {
  const reading = readConfiguration(kernel, 'cli_aliases.conf', 'res_clialiases');
  if (!reading.found) return [];
  if (!reading.valid) throw refusal('cli_aliases.conf', reading.problems);
  const problems = new Problems();
  const aliases = reading.config.variables('general').flatMap((variable) => {
    if (variable.name.toLowerCase() === 'template') {
      if (!reading.config.category(variable.value))
        problems.warning(variable, `there is no section [${variable.value}] in this file`);
      return reading.config.variables(variable.value);
    }
    problems.warning(
      variable,
      `'${variable.name}' is unknown in [general]; write 'template = NAME' and a section [NAME]`,
    );
    return [];
  });
  tellProblems(kernel, 'res_clialiases', [...reading.problems, ...problems.list]);
  return aliases;
};

/** Gives the function that takes all of them away. */
const install = (kernel: Kernel, aliases: readonly ConfVariable[]): (() => void) => {
  const away: (() => void)[] = [];
  for (const { name, value, file, line } of aliases) {
    try {
      away.push(kernel.commands.alias(name, value));
    } catch (error) {
      kernel.log.write('warning', 'res_clialiases', `${file}:${line}: ${(error as Error).message}`);
    }
  }
  return () => {
    for (const undo of away) undo();
  };
};
