import type { Channel } from '../../kernel/channel.js';
import { chosenBranch, parseBranches } from '../../kernel/condition.js';
import { holds, parseTiming } from '../../kernel/dialplan/timing.js';
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
  const scope = { kernel: channel.kernel, channel, trusted: !channel.restricted };
  const data = await substitute(args, scope);
  const { application: outer, applicationData: outerData } = channel;
  // shown by whatever is told of the channel meanwhile; of itself it is no step of the dialplan that is told
  channel.application = application.name;
  channel.applicationData = data;
  try {
    return await application.run(channel, data);
  } finally {
    channel.application = outer;
    channel.applicationData = outerData;
  }
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
    if (data === '') return 'continue';
    const name = data.split('(', 1)[0]?.trim() ?? '';
    const found = channel.kernel.applications.get(name) !== undefined;
    const outcome = found ? await execute(channel, data) : 'continue';
    channel.variables.set('TRYSTATUS', !found ? 'NOAPP' : outcome === 'hangup' ? 'FAILED' : 'SUCCESS');
    return 'continue';
  },
};

const ExecIf: Application = {
  name: 'ExecIf',
  synopsis: 'Runs one application or another',
  syntax: 'ExecIf(condition?application(arguments)[:application(arguments)])',
  run(channel, data) {
    if (data === '') return 'continue';
    const branches = parseBranches(data);
    if (!branches || branches.condition === '' || branches.yes === '') {
      warn(channel, `ExecIf needs a condition and an application, as in 1?NoOp(text); not '${data}'`);
      return 'hangup';
    }
    const call = chosenBranch(branches);
    return call.trim() === '' ? 'continue' : execute(channel, call);
  },
};

const ExecIfTime: Application = {
  name: 'ExecIfTime',
  synopsis: 'Runs an application at certain times',
  syntax: 'ExecIfTime(times,weekdays,mdays,months[,timezone]?application[(arguments)])',
  run(channel, data) {
    const question = data.indexOf('?');
    const timing = question < 0 ? undefined : parseTiming(data.slice(0, question));
    if (!timing) {
      warn(channel, `ExecIfTime needs a time and an application, as in 9:00-17:00,mon-fri,*,*?NoOp; not '${data}'`);
      return data === '' ? 'continue' : 'hangup';
    }
    return holds(timing, channel.kernel.clock.now()) ? execute(channel, data.slice(question + 1)) : 'continue';
  },
};

export const definition = defineModule({
  name: 'app_exec',
  description: 'Executes dialplan applications',
  start: () => ({ applications: [Exec, TryExec, ExecIf, ExecIfTime] }),
});
