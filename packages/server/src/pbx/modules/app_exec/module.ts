import { isTrue } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { substitute } from '../../kernel/substitute.js';

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_exec', message);

/** Runs `Application(arguments)`. */
const execute = async (channel: Channel, call: string): Promise<ApplicationOutcome> => {
  const open = call.indexOf('(');
  const name = (open < 0 ? call : call.slice(0, open)).trim();
  const close = call.lastIndexOf(')');
  const args = open < 0 ? '' : call.slice(open + 1, close > open ? close : undefined);
  const application = channel.kernel.applications.get(name);
  if (!application) {
    warn(channel, `There is no application '${name}'`);
    return 'hangup';
  }
  const scope = { kernel: channel.kernel, channel, trusted: true };
  return application.run(channel, await substitute(args, scope));
};

const Exec: Application = {
  name: 'Exec',
  synopsis: 'Runs an application whose name may come from variables',
  syntax: 'Exec(application(arguments))',
  run: (channel, data) => (data === '' ? 'continue' : execute(channel, data)),
};

const TryExec: Application = {
  name: 'TryExec',
  synopsis: 'Runs an application and goes on whatever comes of it; TRYSTATUS tells',
  syntax: 'TryExec(application(arguments))',
  async run(channel, data): Promise<ApplicationOutcome> {
    const name = data.split('(', 1)[0]?.trim() ?? '';
    const found = channel.kernel.applications.get(name) !== undefined;
    const outcome = found ? await execute(channel, data) : 'continue';
    channel.variables.set('TRYSTATUS', !found ? 'NOAPP' : outcome === 'hangup' ? 'FAILED' : 'SUCCESS');
    return 'continue';
  },
};

/** The end of the first of two applications: the colon that stands in no parentheses. */
const splitBranches = (text: string): [yes: string, no: string] => {
  let parentheses = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(') parentheses += 1;
    else if (character === ')') parentheses -= 1;
    else if (character === ':' && parentheses === 0) return [text.slice(0, at), text.slice(at + 1)];
  }
  return [text, ''];
};

const ExecIf: Application = {
  name: 'ExecIf',
  synopsis: 'Runs one application or another',
  syntax: 'ExecIf(condition?application(arguments)[:application(arguments)])',
  run(channel, data) {
    const question = data.indexOf('?');
    if (question < 0) {
      warn(channel, `ExecIf needs a '?' behind its condition: '${data}'`);
      return 'continue';
    }
    const [yes, no] = splitBranches(data.slice(question + 1));
    const call = isTrue(data.slice(0, question)) ? yes : no;
    return call.trim() === '' ? 'continue' : execute(channel, call);
  },
};

export const definition = defineModule({
  name: 'app_exec',
  description: 'Executes dialplan applications',
  start: () => ({ applications: [Exec, TryExec, ExecIf] }),
});
