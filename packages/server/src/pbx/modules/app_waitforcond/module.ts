import { isTrue, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { substitute } from '../../kernel/substitute.js';

const usualIntervalMs = 50;

interface Request {
  /** As it is evaluated, with its own `$`. */
  readonly expression: string;
  /** 0 for no limit. */
  readonly ms: number;
  readonly intervalMs: number;
}

const milliseconds = (text: string): number => {
  const ms = Math.round(Number.parseFloat(text) * 1000);
  return ms > 0 ? ms : 0;
};

/** undefined for what is none: the condition must be an expression, begun by the character and `[`. */
const parse = (data: string): Request | undefined => {
  const [mark = '', expression = '', seconds = '', interval = ''] = separateQuoted(data);
  if (mark.length !== 1 || !expression.startsWith(`${mark}[`)) return undefined;
  return {
    expression: expression.replaceAll(mark, '$'),
    ms: milliseconds(seconds),
    intervalMs: milliseconds(interval) || usualIntervalMs,
  };
};

/** As arguments are separated, but quotes belong to the expression. */
const separateQuoted = (data: string): string[] =>
  separateArguments(data.replaceAll('"', '\x01')).map((text) => text.replaceAll('\x01', '"'));

const WaitForCondition: Application = {
  name: 'WaitForCondition',
  synopsis: 'Waits until a condition holds; how it went stands in WAITFORCONDITIONSTATUS',
  syntax: 'WaitForCondition(replacementchar,expression[,timeout[,interval]])',
  async run(channel, data) {
    const request = parse(data);
    if (!request)
      channel.kernel.log.write(
        'warning',
        'app_waitforcond',
        `WaitForCondition needs a character and an expression begun by it, as in #,#["#{x}"="1"]; not '${data}'`,
      );
    const status = request ? await waitFor(channel, request) : 'FAILURE';
    channel.variables.set('WAITFORCONDITIONSTATUS', status);
    return status === 'HANGUP' ? 'hangup' : 'continue';
  },
};

const waitFor = async (channel: Channel, { expression, ms, intervalMs }: Request): Promise<string> => {
  const { clock } = channel.kernel;
  const until = ms > 0 ? clock.now() + ms : Number.POSITIVE_INFINITY;
  for (;;) {
    if (isTrue(await substitute(expression, { kernel: channel.kernel, channel, trusted: !channel.restricted })))
      return 'TRUE';
    const left = until - clock.now();
    if (left <= 0) return 'TIMEOUT';
    if ((await channel.sleep(Math.min(intervalMs, left))) === 'interrupted') return 'HANGUP';
  }
};

export const definition = defineModule({
  name: 'app_waitforcond',
  description: 'Wait until condition is true',
  start: () => ({ applications: [WaitForCondition] }),
});
