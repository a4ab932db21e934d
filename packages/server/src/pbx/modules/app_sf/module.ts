import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { tonePart } from '../../kernel/media/play-tones.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { sendTones } from '../../kernel/signalling-tones.js';
import { ReceiveSF } from './receive-sf.js';

const usualHz = 2600;
/** A pulse and the silence behind it, and the silence behind a digit, in milliseconds. */
const pulseMs = 67;
const restMs = 33;
const digitGapMs = 600;
/** Behind a flash or a wink. */
const gapMs = 50;

const SendSF: Application = {
  name: 'SendSF',
  synopsis: 'Sends digits as pulses of one frequency',
  syntax: 'SendSF(digits[,frequency[,channel]])',
  run(channel, data) {
    const [digits = '', frequency = '', other = ''] = separateArguments(data);
    const given = leadingInteger(frequency) ?? 0;
    const hz = given > 0 ? given : usualHz;
    return sendTones(channel, 'SendSF', digits, other, {
      gapMs,
      digit(character) {
        if (!/^\d$/.test(character)) return undefined;
        const pulses = Number(character) || 10;
        const pulse = [tonePart(pulseMs, hz), tonePart(restMs, 0)];
        return [...Array.from({ length: pulses }, () => pulse).flat(), tonePart(digitGapMs, 0)];
      },
    });
  },
};

export const definition = defineModule({
  name: 'app_sf',
  description: 'SF Sender and Receiver Applications',
  start: () => ({ applications: [ReceiveSF, SendSF] }),
});
