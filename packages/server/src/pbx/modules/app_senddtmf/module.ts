import { actions } from '@amiable/protocol';
import { type ActionHandler, handle } from '../../kernel/action.js';
import { isYes, separateArguments } from '../../kernel/arguments.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { durationOf, sendDigit, sendDigits, usualDigitMs, usualGapMs } from '../../kernel/send-digits.js';

const SendDTMF: Application = {
  name: 'SendDTMF',
  synopsis: 'Sends digits to a channel',
  syntax: 'SendDTMF(digits[,timeout_ms[,duration_ms[,channel]]])',
  async run(channel, data) {
    const [digits = '', gap = '', duration = '', other = ''] = separateArguments(data);
    const target = other === '' ? channel : channel.kernel.channels.get(other);
    if (!target) {
      channel.kernel.log.write('warning', 'app_senddtmf', `There is no channel ${other}`);
      return 'continue';
    }
    const gapMs = durationOf(gap, usualGapMs);
    const all = await sendDigits(target, digits, channel, gapMs, durationOf(duration, usualDigitMs));
    return all ? 'continue' : 'hangup';
  },
};

const dtmfActions = ({ channels }: Kernel): readonly ActionHandler[] => [
  handle(actions.PlayDTMF, ({ Channel, Digit, Duration, Receive }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    const digit = Digit.charAt(0);
    if (isYes(Receive)) channel.queueFrame({ type: 'digitEnd', digit, ms: durationOf(Duration, 0) });
    else void sendDigit(channel, digit, durationOf(Duration, usualDigitMs));
    return 'ok';
  }),
  handle(actions.SendFlash, ({ Channel, Receive }) => {
    const channel = channels.get(Channel);
    if (!channel) return 'noChannel';
    if (isYes(Receive)) channel.queueControl('flash');
    else channel.leg.indicate('flash');
    return 'ok';
  }),
];

export const definition = defineModule({
  name: 'app_senddtmf',
  description: 'Send DTMF digits Application',
  start: (kernel) => ({ applications: [SendDTMF], actions: dtmfActions(kernel) }),
});
