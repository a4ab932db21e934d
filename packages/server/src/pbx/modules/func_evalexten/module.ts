import type { Channel } from '../../kernel/channel.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';
import { runSubroutine } from '../../kernel/pbx-run.js';
import { soon } from '../../kernel/soon.js';
import { substitute } from '../../kernel/substitute.js';

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_evalexten', message);
  return undefined;
};

const EVAL_EXTEN: DialplanFunction = {
  name: 'EVAL_EXTEN',
  synopsis: 'What stands behind an application of the dialplan, such as Return, with its variables put in',
  syntax: 'EVAL_EXTEN([[context,]extension,]priority)',
  read: (scope, args) => {
    const { channel, kernel } = scope;
    if (!channel || args === '') return warn(scope, 'EVAL_EXTEN needs a channel and a place of the dialplan');
    // arguments are for EVAL_SUB
    const place = parsePlace(channel, args.split(',').slice(0, 3).join(',').replace(/\(.*$/s, ''));
    const number = channel.callerId.num;
    const step = place && kernel.dialplan.find(place.context, place.exten, place.priority, number);
    if (!place || !step) return warn(scope, `There is nothing at ${args}`);
    const { context, exten, priority } = channel;
    const back = (value: string): string => {
      // somebody may have sent it elsewhere meanwhile
      if (channel.context === place.context && channel.exten === place.exten && channel.priority === place.priority)
        Object.assign(channel, { context, exten, priority });
      return value;
    };
    Object.assign(channel, place);
    return soon(substitute(step.data, scope), back);
  },
};

const returned = 'GOSUB_RETVAL';

const EVAL_SUB: DialplanFunction = {
  name: 'EVAL_SUB',
  synopsis: 'What a subroutine of the dialplan returns',
  syntax: 'EVAL_SUB([[context,]extension,]priority[(argument[,…])])',
  dangerous: { read: true },
  read: async (scope, args) => {
    const { channel } = scope;
    if (!channel || args === '') return warn(scope, 'EVAL_SUB needs a channel and a place of the dialplan');
    if (!hasPlace(channel, args)) return warn(scope, `There is nothing at ${args}`);
    const came = await runSubroutine(channel, args);
    return came ? (channel.variables.get(returned) ?? '') : undefined;
  },
};

const hasPlace = (channel: Channel, call: string): boolean => {
  const place = parsePlace(channel, call.replace(/\(.*$/s, ''));
  if (!place) return false;
  return channel.kernel.dialplan.exists(place.context, place.exten, place.priority, channel.callerId.num);
};

export const definition = defineModule({
  name: 'func_evalexten',
  description: 'Extension evaluation functions',
  start: () => ({ functions: [EVAL_EXTEN, EVAL_SUB] }),
});
