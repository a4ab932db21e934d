import { join, relative, resolve, sep } from 'node:path';
import type { CdrBackend } from '../../kernel/cdr/post-office.js';
import { RecordFile } from '../../kernel/cdr/record-file.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { substituteNow } from '../../kernel/substitute.js';

/** A line of `[mappings]`: the file, and what a record becomes in it. */
interface Mapping {
  readonly file: RecordFile;
  readonly template: string;
}

/** Reads cdr_custom.conf. Files lie in `cdr-custom` of astlogdir; a name that leads elsewhere is told and left out. */
const readMappings = (kernel: Kernel): readonly Mapping[] => {
  const { config, found, valid, problems } = readConfiguration(kernel, 'cdr_custom.conf', 'cdr_custom');
  if (!found) return [];
  if (!valid) throw refusal('cdr_custom.conf', problems);
  tellProblems(kernel, 'cdr_custom', problems);
  const folder = join(kernel.settings.directories.astlogdir, 'cdr-custom');
  return config.variables('mappings').flatMap(({ name, value, file, line }) => {
    const path = resolve(folder, name);
    if (value !== '' && !relative(folder, path).startsWith('..') && path.startsWith(folder + sep))
      return [{ file: new RecordFile(path), template: value }];
    kernel.log.write('error', 'cdr_custom', `${file}:${line}: write 'file => template', the file within ${folder}`);
    return [];
  });
};

/** Records in files of one's own form: templates of the dialplan in which CDR() tells of the record. */
export const definition = defineModule({
  name: 'cdr_custom',
  description: 'Customizable Comma Separated Values CDR Backend',
  // the templates are made of their functions
  after: ['func_cdr', 'func_strings'],
  start: (kernel) => {
    let mappings = readMappings(kernel);
    const backend: CdrBackend = {
      name: 'CDR File custom backend',
      post: (record) => {
        const scope = { kernel, channel: undefined, trusted: true, record };
        for (const { file, template } of mappings) file.append(substituteNow(template, scope).replace(/[\r\n]/g, ' '));
      },
    };
    const { post } = kernel.callRecords;
    let unregister = mappings.length > 0 ? post.register(backend) : undefined;
    const stop = () => {
      unregister?.();
      unregister = undefined;
    };
    const reload = () => {
      mappings = readMappings(kernel);
      if (mappings.length === 0) stop();
      else unregister ??= post.register(backend);
    };
    return { reload, stop };
  },
});
