import { leadingInteger, separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { calendarTime } from '../../kernel/say/calendar.js';
import { dateSounds } from '../../kernel/say/dates.js';
import { playSound } from '../../kernel/sound-files.js';

const digits = '0123456789*#ABCD';

const sayTime = (name: string): Application => ({
  name,
  synopsis: 'Says a time',
  syntax: `${name}([unixtime[,timezone[,format[,options]]]])`,
  run: say,
});

/** Says a moment; without a sound for it the call ends. With `j` a digit leads to the extension of that name. */
async function say(channel: Channel, data: string): Promise<ApplicationOutcome> {
  const [seconds = '', zone = '', format = '', options = ''] = separateArguments(data, 4);
  if (channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
  const now = channel.kernel.clock.now();
  const moment = (leadingInteger(seconds) ?? Math.trunc(now / 1000)) * 1000;
  const jump = options.includes('j');
  const whole = [format || undefined, calendarTime(moment, zone), calendarTime(now, zone)] as const;
  const { sounds, unknown } = dateSounds(channel.language, ...whole);
  if (unknown.length > 0)
    channel.kernel.log.write(
      'warning',
      'app_sayunixtime',
      `'${unknown.join("', '")}' in '${format}' stand for nothing`,
    );
  for (const sound of sounds) {
    const played = await playSound(channel, sound, jump ? digits : '');
    if (played.end === 'interrupted' || played.end === 'missing') return 'hangup';
    if (played.end === 'digit') return goToDigit(channel, played.digit);
  }
  return 'continue';
}

const goToDigit = (channel: Channel, digit: string): ApplicationOutcome => {
  if (channel.kernel.dialplan.exists(channel.context, digit, 1, channel.callerId.num))
    channel.setLocation(channel.context, digit, 1);
  return 'continue';
};

/** Tells the caller the time. */
export const definition = defineModule({
  name: 'app_sayunixtime',
  description: 'Say time',
  start: () => ({ applications: [sayTime('SayUnixTime'), sayTime('DateTime')] }),
});
