import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { parseTarget } from '../../kernel/dial.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { type OriginateNext, originate } from '../../kernel/originate.js';

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_originate', message);

const status = (reason: number): string => {
  if (reason === 4) return 'SUCCESS';
  if (reason === 5) return 'BUSY';
  if (reason === 8) return 'CONGESTION';
  if (reason === 1) return 'HANGUP';
  if (reason === 3) return 'RINGING';
  return 'FAILED';
};

const Originate: Application = {
  name: 'Originate',
  synopsis: 'Calls somebody and connects them to an application or an extension',
  syntax: 'Originate(tech_data,type,arg1[,arg2[,arg3[,timeout[,options]]]])',
  async run(channel, data) {
    const [dialled = '', type = '', one = '', two = '', three = '', timeout = '', optionText = ''] =
      separateArguments(data);
    const target = parseTarget(dialled);
    const next = nextOf(channel, type.toLowerCase(), one, two, three);
    if (!target || !next) {
      warn(channel, `Originate cannot read '${data}'`);
      channel.variables.set('ORIGINATE_STATUS', 'FAILED');
      return 'hangup';
    }
    const options = parseOptions(optionText);
    const callerId =
      options.has('n') || options.has('c') ? { num: options.get('c') ?? '', name: options.get('n') ?? '' } : undefined;
    const request = {
      target,
      next,
      callerId,
      timeoutMs: secondsToMs(timeout) || 30_000,
      account: options.get('A'),
      preDial: options.get('b')?.replaceAll('^', ','),
      variables: variablesOf(options.get('v') ?? ''),
    };
    const call = originate(channel.kernel, request);
    if (options.has('a')) channel.variables.set('ORIGINATE_STATUS', 'SUCCESS');
    else channel.variables.set('ORIGINATE_STATUS', status((await call).reason));
    return channel.interrupted ? 'hangup' : 'continue';
  },
};

const nextOf = (channel: Channel, type: string, one: string, two: string, three: string): OriginateNext | undefined => {
  if (type === 'app') return { application: one, data: two };
  if (type !== 'exten') return undefined;
  const exten = two || 's';
  const label = three === '' ? 1 : leadingInteger(three);
  const priority = label ?? channel.kernel.dialplan.labelPriority(one, exten, three);
  return priority === undefined ? undefined : { context: one, exten, priority };
};

/** `name=value^name=value` */
const variablesOf = (text: string): readonly (readonly [string, string])[] =>
  text.split('^').flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    return equals > 0 ? [[pair.slice(0, equals), pair.slice(equals + 1)]] : [];
  });

export const definition = defineModule({
  name: 'app_originate',
  description: 'Originate call',
  start: () => ({ applications: [Originate] }),
});
