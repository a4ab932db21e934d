import { join, relative, resolve, sep } from 'node:path';
import { RecordFile } from '../../kernel/cdr/record-file.js';
import type { ChannelEvent } from '../../kernel/cel/channel-event.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule, type FunctionScope } from '../../kernel/module.js';
import { strftime } from '../../kernel/strftime.js';
import { substituteNow } from '../../kernel/substitute.js';

/** A line of `[mappings]`: the file, and what an event becomes in it. */
interface Mapping {
  readonly file: RecordFile;
  readonly template: string;
}

/** Reads cel_custom.conf. Files lie in `cel-custom` of astlogdir; a name that leads elsewhere is told and left out. */
const readMappings = (kernel: Kernel): readonly Mapping[] => {
  const { config, found, valid, problems } = readConfiguration(kernel, 'cel_custom.conf', 'cel_custom');
  if (!found) return [];
  if (!valid) throw refusal('cel_custom.conf', problems);
  tellProblems(kernel, 'cel_custom', problems);
  const folder = join(kernel.settings.directories.astlogdir, 'cel-custom');
  return config.variables('mappings').flatMap(({ name, value, file, line }) => {
    const path = resolve(folder, name);
    if (value !== '' && !relative(folder, path).startsWith('..') && path.startsWith(folder + sep))
      return [{ file: new RecordFile(path), template: value }];
    kernel.log.write('error', 'cel_custom', `${file}:${line}: write 'file => template', the file within ${folder}`);
    return [];
  });
};

/** What a template sees: the event in CHANNEL() and CALLERID(), and what belongs to it alone in variables. */
const scopeOf = (kernel: Kernel, event: ChannelEvent): FunctionScope => {
  const { dateFormat } = kernel.channelEventLog.settings;
  return {
    kernel,
    channel: undefined,
    trusted: true,
    channelEvent: event,
    given: {
      eventtype: event.type === 'USER_DEFINED' ? event.userDefined : event.type,
      eventenum: event.type,
      eventtime: dateFormat === '' ? (event.time / 1000).toFixed(6) : strftime(dateFormat, event.time),
      userdeftype: event.userDefined,
      eventextra: event.extra,
      BRIDGEPEER: event.peer,
    },
  };
};

/** Channel events in files of one's own form: templates of the dialplan in which functions tell of the event. */
export const definition = defineModule({
  name: 'cel_custom',
  description: 'Customizable Comma Separated Values CEL Backend',
  // the templates are made of their functions
  after: ['func_callerid', 'func_channel', 'func_strings'],
  start: (kernel) => {
    let mappings: readonly Mapping[] = [];
    let unregister: (() => void) | undefined;
    const report = (event: ChannelEvent): void => {
      const scope = scopeOf(kernel, event);
      for (const { file, template } of mappings) file.append(substituteNow(template, scope).replace(/[\r\n]/g, ' '));
    };
    const stop = () => {
      unregister?.();
      unregister = undefined;
    };
    const reload = () => {
      mappings = readMappings(kernel);
      if (mappings.length === 0) stop();
      else unregister ??= kernel.channelEventLog.register({ name: 'CEL Custom CSV Logging', report });
    };
    reload();
    return { reload, stop };
  },
});
