import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Application } from '../../kernel/module.js';
import { type ReceiveStatus, receiveTones } from '../../kernel/receive-tones.js';
import { MfDetector } from './mf-detector.js';

const keyPulse = '*';
/** ST, STP, ST2P and ST3P: the end of a number. */
const starts = '#ABC';

/** What comes of digits as they are heard, by the options of ReceiveMF. */
class DialledNumber {
  digits = '';
  status: ReceiveStatus | undefined;
  readonly #options: ReadonlyMap<string, string>;
  readonly #most: number;
  #begun: boolean;

  constructor(options: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#most = leadingInteger(options.get('n') ?? '') || Infinity;
    this.#begun = options.has('l');
  }

  take(digit: string): void {
    if (this.status) return;
    if (digit === keyPulse) {
      if (this.#options.has('o')) this.digits = '';
      this.#begun = true;
    }
    if (!this.#begun) return;
    const isStart = starts.includes(digit);
    const isLeftOut = (digit === keyPulse && this.#options.has('k')) || (isStart && this.#options.has('s'));
    if (!isLeftOut) this.digits += digit;
    if (isStart) this.status = 'START';
    else if (this.digits.length >= this.#most) this.status = 'MAXDIGITS';
  }
}

export const ReceiveMF: Application = {
  name: 'ReceiveMF',
  synopsis: 'Receives multi-frequency digits into a variable',
  syntax: 'ReceiveMF(variable[,timeout[,options]])',
  run(channel, data) {
    const [variable = '', timeout = '', options = ''] = separateArguments(data);
    if (variable === '') {
      channel.kernel.log.write('warning', 'app_mf', 'ReceiveMF needs the name of a variable');
      return 'hangup';
    }
    const number = new DialledNumber(parseOptions(options));
    const detector = new MfDetector();
    return receiveTones(channel, {
      variable,
      statusVariable: 'RECEIVEMFSTATUS',
      timeoutMs: (secondsToMs(timeout) ?? 0) > 0 ? secondsToMs(timeout) : undefined,
      hear: (frame) => detector.hear(frame, (digit) => number.take(digit)),
      status: () => number.status,
      digits: () => number.digits,
    });
  },
};
