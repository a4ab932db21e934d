import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { type Application, defineModule } from '../../kernel/module.js';
import { readDigits } from '../../kernel/read-digits.js';
import { playSound } from '../../kernel/sound-files.js';

const mostDigits = 29;
const firstMs = 5000;
const nextMs = 3200;

const PrivacyManager: Application = {
  name: 'PrivacyManager',
  synopsis: 'Asks a caller without a number for one; PRIVACYMGRSTATUS tells how it went',
  syntax: 'PrivacyManager([maxretries[,minlength[,options[,context]]]])',
  async run(channel, data) {
    if (channel.callerId.num !== '') return 'continue';
    if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
    const [retries = '', length = '', , context = ''] = separateArguments(data);
    const number = await ask(channel, positive(retries) ?? 3, positive(length) ?? 10, context);
    if (number !== undefined) channel.setCallerId({ num: number, name: 'Privacy Manager' });
    channel.variables.set('PRIVACYMGRSTATUS', number === undefined ? 'FAILED' : 'SUCCESS');
    return channel.interrupted ? 'hangup' : 'continue';
  },
};

const positive = (text: string): number | undefined => {
  const number = leadingInteger(text);
  return number !== undefined && number > 0 ? number : undefined;
};

/** Asks for a number as often as is wanted; undefined without one, and where a sound is missing. */
const ask = async (channel: Channel, times: number, least: number, context: string): Promise<string | undefined> => {
  if ((await playSound(channel, 'privacy-unident')).end !== 'done') return undefined;
  for (let left = times; left > 0; left--) {
    // digits count when it is the caller's turn
    if ((await playSound(channel, 'privacy-prompt')).end !== 'done') return undefined;
    const { digits, end } = await readDigits(channel, { most: mostDigits, firstMs, nextMs, terminators: '#' });
    if (end === 'interrupted') return undefined;
    const fits = context === '' || channel.kernel.dialplan.exists(context, digits, 1, channel.callerId.num);
    if (digits.length >= least && fits) {
      await playSound(channel, 'privacy-thankyou');
      return digits;
    }
    if ((await playSound(channel, 'privacy-incorrect')).end !== 'done') return undefined;
  }
  return undefined;
};

export const definition = defineModule({
  name: 'app_privacy',
  description: 'Require phone number to be entered, if no CallerID sent',
  start: () => ({ applications: [PrivacyManager] }),
});
