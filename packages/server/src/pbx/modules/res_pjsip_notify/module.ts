import { actions } from '@amiable/protocol';
import { type ActionHandler, fail, handle } from '../../kernel/action.js';
import { readConfiguration, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** NOTIFY requests that somebody asks for. Played phones take them and do nothing. */
export const definition = defineModule({
  name: 'res_pjsip_notify',
  description: 'CLI/AMI PJSIP NOTIFY Support',
  requires: ['res_pjsip'],
  start: (kernel) => {
    let options = readOptions(kernel);
    return {
      actions: [notify(kernel, (name) => options.has(name))],
      reload: () => {
        options = readOptions(kernel);
      },
    };
  },
});

/** The names of the sections of pjsip_notify.conf. */
const readOptions = (kernel: Kernel): ReadonlySet<string> => {
  const reading = readConfiguration(kernel, 'pjsip_notify.conf');
  if (!reading.found) return new Set();
  tellProblems(kernel, 'res_pjsip_notify', reading.problems);
  return new Set(reading.config.sections().map(({ name }) => name));
};

const notify = ({ pjsip, channels }: Kernel, hasOption: (name: string) => boolean): ActionHandler =>
  handle(actions.PJSIPNotify, ({ Endpoint, URI, channel: name, Option, Variable }) => {
    const targets = [Endpoint, URI, name].filter((target) => target !== '');
    if (targets.length === 0) return 'noTarget';
    if (targets.length > 1) return 'severalTargets';
    if (Option === '' && Variable.length === 0) return 'noContent';
    if (Option !== '' && Variable.length > 0) return 'severalContents';
    if (Option !== '' && !hasOption(Option)) return fail('noOption', { option: Option });
    if (Endpoint !== '' && !pjsip.endpoint(Endpoint)) return fail('noEndpoint', { endpoint: Endpoint });
    if (name === '') return 'ok';
    const channel = channels.get(name);
    if (!channel) return fail('noChannel', { channel: name });
    return channel.technology.name === 'PJSIP' ? 'ok' : fail('notSip', { channel: name });
  });
