import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Application } from '../../kernel/module.js';
import { receiveTones } from '../../kernel/receive-tones.js';
import { PulseDetector } from './pulse-detector.js';

const usualHz = 2600;
/** How long nothing may come behind a digit with option t, in milliseconds. */
const usualRestMs = 1000;

const positiveMs = (text: string): number | undefined => {
  const ms = secondsToMs(text) ?? 0;
  return ms > 0 ? ms : undefined;
};

export const ReceiveSF: Application = {
  name: 'ReceiveSF',
  synopsis: 'Receives digits as pulses of one frequency into a variable',
  syntax: 'ReceiveSF(variable[,digits[,timeout[,frequency[,options]]]])',
  run(channel, data) {
    const warn = (message: string): void => channel.kernel.log.write('warning', 'app_sf', message);
    const [variable = '', most = '', timeout = '', frequency = '', letters = ''] = separateArguments(data);
    const wanted = most === '' ? 0 : leadingInteger(most);
    if (variable === '' || wanted === undefined || wanted < 0) {
      warn(variable === '' ? 'ReceiveSF needs the name of a variable' : `'${most}' is no number of digits`);
      return 'hangup';
    }
    const options = parseOptions(letters);
    const restMs = options.has('t') ? (positiveMs(options.get('t') ?? '') ?? usualRestMs) : undefined;
    const hz = leadingInteger(frequency) ?? 0;
    const detector = new PulseDetector(hz > 0 ? hz : usualHz, options.has('e'));
    const { clock } = channel.kernel;
    let digits = '';
    let heardAt = clock.now();
    const take = (digit: string): void => {
      if (wanted === 0 || digits.length < wanted) digits += digit;
    };
    return receiveTones(channel, {
      variable,
      statusVariable: 'RECEIVESFSTATUS',
      timeoutMs: positiveMs(timeout),
      hear(frame) {
        heardAt = clock.now();
        detector.hear(frame, take);
      },
      status() {
        // a line that sends nothing at all is silent too
        detector.pass(clock.now() - heardAt, take);
        heardAt = clock.now();
        if (wanted > 0 && digits.length >= wanted) return 'START';
        return restMs !== undefined && digits !== '' && detector.silenceMs >= restMs ? 'TIMEOUT' : undefined;
      },
      digits: () => digits,
    });
  },
};
