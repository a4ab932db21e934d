import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import { nextDigit } from '../../kernel/pbx-digits.js';
import { playSound } from '../../kernel/sound-files.js';

export const Wait: Application = {
  name: 'Wait',
  synopsis: 'Waits for some seconds',
  syntax: 'Wait(seconds)',
  async run(channel, data) {
    const ms = secondsToMs(data);
    if (ms === undefined || ms <= 0) return 'continue';
    return (await channel.sleep(ms)) === 'elapsed' ? 'continue' : 'hangup';
  },
};

export const WaitDigit: Application = {
  name: 'WaitDigit',
  synopsis: 'Waits for a digit',
  syntax: 'WaitDigit([seconds[,digits]])',
  async run(channel, data) {
    const [seconds = '', digits = '0123456789*#ABCD'] = separateArguments(data);
    const until = secondsToMs(seconds);
    let pressed = '';
    const end = await channel.wait({
      ms: until !== undefined && until > 0 ? until : undefined,
      onFrame: (frame) => {
        if (frame.type !== 'digitEnd' || !digits.includes(frame.digit)) return false;
        pressed = frame.digit;
        return true;
      },
    });
    channel.variables.set('WAITDIGITSTATUS', end === 'frame' ? 'DTMF' : end === 'elapsed' ? 'TIMEOUT' : 'ERROR');
    if (pressed !== '') channel.variables.set('WAITDIGITRESULT', pressed);
    return end === 'interrupted' ? 'hangup' : 'continue';
  },
};

export const WaitExten: Application = {
  name: 'WaitExten',
  synopsis: 'Waits for an extension to be dialled',
  syntax: 'WaitExten([seconds[,options]])',
  async run(channel, data) {
    const [seconds = '', options = ''] = separateArguments(data);
    const ms = secondsToMs(seconds);
    const music = parseOptions(options).get('m');
    const { musicOnHold } = channel.kernel;
    if (music !== undefined) musicOnHold.start(channel, music);
    const digit = await nextDigit(channel, ms !== undefined && ms > 0 ? ms : channel.responseTimeout);
    if (music !== undefined) musicOnHold.stop(channel);
    if (digit !== undefined) return `digit:${digit}`;
    return channel.interrupted ? 'hangup' : timedOut(channel);
  },
};

/** Nothing was dialled: the next priority if there is one, else extension `t`, else the end. */
const timedOut = (channel: Channel): ApplicationOutcome => {
  const { context, exten, priority, callerId, kernel } = channel;
  if (kernel.dialplan.exists(context, exten, priority + 1, callerId.num)) return 'continue';
  for (const special of ['t', 'e'])
    if (kernel.dialplan.exists(context, special, 1, callerId.num)) {
      channel.setLocation(context, special, 1);
      return 'continue';
    }
  kernel.log.write('warning', 'pbx_builtins', `Timeout but no rule 't' or 'e' in context '${context}'`);
  return 'hangup';
};

export const BackGround: Application = {
  name: 'BackGround',
  synopsis: 'Plays sounds while an extension may be dialled',
  syntax: 'BackGround(filename[&filename2[&…]][,options[,langoverride[,context]]])',
  async run(channel, data) {
    const [files = '', options = '', language = '', context = ''] = separateArguments(data);
    if (files === '') {
      channel.kernel.log.write('warning', 'pbx_builtins', 'BackGround needs the name of a sound');
      return 'hangup';
    }
    if (channel.state !== 'Up') {
      if (options.includes('s')) return 'continue';
      if (!options.includes('n') && !(await answerAndWait(channel, 0))) return 'hangup';
    }
    return playAll(channel, files, language || channel.language, context || channel.context, options.includes('m'));
  },
};

const playAll = async (
  channel: Channel,
  files: string,
  language: string,
  context: string,
  onlyMatching: boolean,
): Promise<ApplicationOutcome> => {
  const { dialplan } = channel.kernel;
  const all = '0123456789*#ABCD';
  const digits = onlyMatching ? [...all].filter((digit) => dialplan.exists(context, digit, 1)).join('') : all;
  let status = 'SUCCESS';
  let outcome: ApplicationOutcome = 'continue';
  for (const file of files.split('&').filter((name) => name !== '')) {
    const played = await playSound(channel, file, digits, language);
    if (played.end === 'missing') status = 'FAILED';
    else if (played.end === 'digit') outcome = `digit:${played.digit}`;
    else if (played.end === 'interrupted') outcome = 'hangup';
    if (outcome !== 'continue') break;
  }
  channel.variables.set('BACKGROUNDSTATUS', status);
  const digit = outcome.startsWith('digit:') ? outcome.slice('digit:'.length) : '';
  if (digit !== '' && context !== channel.context && dialplan.exists(context, digit, 1)) {
    channel.setLocation(context, digit, 1);
    return 'continue';
  }
  return outcome;
};
