import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { watchDigits } from '../../kernel/digit-watch.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { assign, readFunction, readVariable } from '../../kernel/substitute.js';

/** What takes the digits of a channel away again. */
const stored = new WeakMap<Channel, () => void>();

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'app_dtmfstore', message);

/** Takes digits as they come, one after the other, up to a number of them. */
const store = (channel: Channel, variable: string, most: number): ((digit: string) => void) => {
  const scope = { kernel: channel.kernel, channel, trusted: !channel.restricted };
  let taken = 0;
  let before: Promise<unknown> | undefined;
  const append = async (digit: string): Promise<void> => {
    const found = variable.endsWith(')') ? await readFunction(variable, scope) : readVariable(variable, scope);
    await assign(variable, `${found ?? ''}${digit}`, scope);
  };
  return (digit) => {
    if (most > 0 && taken >= most) return;
    taken += 1;
    if (before || variable.endsWith(')')) before = (before ?? Promise.resolve()).then(() => append(digit));
    else channel.variables.set(variable, `${readVariable(variable, scope) ?? ''}${digit}`);
  };
};

const StoreDTMF: Application = {
  name: 'StoreDTMF',
  synopsis: 'Stores the digits that come from a channel (RX) or go to it (TX) in a variable',
  syntax: 'StoreDTMF({TX|RX|remove}[,variable[,most]])',
  run(channel, data) {
    const [direction = '', variable = '', most = ''] = separateArguments(data);
    const word = direction.toLowerCase();
    const forget = stored.get(channel);
    if (word === 'remove') {
      if (!forget) {
        warn(channel, 'There are no digits stored that could be removed');
        return 'hangup';
      }
      forget();
      stored.delete(channel);
      return 'continue';
    }
    const limit = most === '' ? 0 : /^\d+$/.test(most) ? (leadingInteger(most) ?? 0) : undefined;
    if ((word !== 'rx' && word !== 'tx') || limit === undefined) {
      warn(channel, `StoreDTMF needs RX, TX or remove, a variable, and a number; not '${data}'`);
      return 'hangup';
    }
    if (variable === '') {
      warn(channel, 'StoreDTMF needs the name of a variable');
      return 'continue';
    }
    forget?.();
    const take = store(channel, variable, limit);
    stored.set(channel, watchDigits(channel, word === 'rx' ? 'received' : 'sent', take));
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_dtmfstore',
  description: 'Technology independent async DTMF storage',
  start: () => ({ applications: [StoreDTMF] }),
});
