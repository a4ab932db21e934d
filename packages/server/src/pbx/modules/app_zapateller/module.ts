import { answerAndWait } from '../../kernel/indications.js';
import { parseTones, ToneSource } from '../../kernel/media/tones.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** The special information tone of ITU-T E.180, and a second of silence. */
const tone = parseTones('!950/330,!1400/330,!1800/330,!0/1000') ?? [];

/** How long the channel is silent before it, and the tone itself, in milliseconds, as measured of the reference. */
const beforeMs = 500;
const toneMs = 2030;

const Zapateller: Application = {
  name: 'Zapateller',
  synopsis: 'Plays the tone of a number that does not exist; what it did stands in ZAPATELLERSTATUS',
  syntax: 'Zapateller([answer][,nocallerid])',
  async run(channel, data) {
    const options = data.split(',').map((option) => option.trim().toLowerCase());
    const told = (status: string): void => channel.variables.set('ZAPATELLERSTATUS', status);
    told('NOTHING');
    if (options.includes('nocallerid') && channel.callerId.num !== '') return 'continue';
    if (channel.state !== 'Up' && options.includes('answer')) {
      if (!(await answerAndWait(channel, 0))) return 'hangup';
      told('ANSWERED');
    }
    if ((await channel.sleep(beforeMs)) === 'interrupted') return 'hangup';
    const source = new ToneSource(tone, channel.kernel.media.clock.now);
    channel.media.play(source);
    const end = await channel.sleep(toneMs);
    channel.media.stop(source);
    if (end === 'interrupted') return 'hangup';
    told('ZAPPED');
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_zapateller',
  description: 'Block Telemarketers with Special Information Tone',
  start: () => ({ applications: [Zapateller] }),
});
