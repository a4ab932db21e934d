import { secondsToMs } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import { cause, parseHangupCause } from '../../kernel/hangup-causes.js';
import { answerAndWait, indicateBusy, indicateCongestion } from '../../kernel/indications.js';
import type { Application } from '../../kernel/module.js';

export const Answer: Application = {
  name: 'Answer',
  synopsis: 'Answers a channel that rings',
  syntax: 'Answer([delay])',
  /** The delay is in milliseconds. */
  async run(channel, data) {
    const delay = Math.max(0, Number.parseInt(data, 10) || 0);
    return (await answerAndWait(channel, delay)) ? 'continue' : 'hangup';
  },
};

export const Hangup: Application = {
  name: 'Hangup',
  synopsis: 'Hangs up the channel',
  syntax: 'Hangup([causecode])',
  run(channel, data) {
    const given = data === '' ? undefined : parseHangupCause(data.trim());
    if (data !== '' && given === undefined)
      channel.kernel.log.write('warning', 'pbx_builtins', `Hangup knows no cause '${data}'; it is taken as normal`);
    if (given !== undefined && given > 0) channel.hangupCause = given;
    else if (data !== '' || channel.hangupCause === 0) channel.hangupCause = cause.normalClearing;
    channel.hangupSource = 'dialplan/builtin';
    // whoever ran it, such as an AGI script, finds the channel hung up
    channel.softHangup();
    return 'hangup';
  },
};

const lasting = (data: string): number | undefined => {
  const ms = secondsToMs(data);
  return ms !== undefined && ms >= 0 ? ms : undefined;
};

export const Busy: Application = {
  name: 'Busy',
  synopsis: 'Tells the caller that the line is busy, until the caller hangs up or the time is over',
  syntax: 'Busy([timeout])',
  async run(channel, data): Promise<'hangup'> {
    await indicateBusy(channel, lasting(data));
    return 'hangup';
  },
};

export const Congestion: Application = {
  name: 'Congestion',
  synopsis: 'Tells the caller that no line is free, until the caller hangs up or the time is over',
  syntax: 'Congestion([timeout])',
  async run(channel, data): Promise<'hangup'> {
    await indicateCongestion(channel, lasting(data));
    return 'hangup';
  },
};

const indicating = (
  name: string,
  indication: 'ringing' | 'progress' | 'proceeding',
  synopsis: string,
): Application => ({
  name,
  synopsis,
  syntax: `${name}()`,
  run(channel) {
    channel.leg.indicate(indication);
    return 'continue';
  },
});

export const Ringing = indicating('Ringing', 'ringing', 'Tells the caller that it rings');
export const Progress = indicating('Progress', 'progress', 'Tells the caller that sound comes before the answer');
export const Proceeding = indicating('Proceeding', 'proceeding', 'Tells the caller that the call is on its way');

export const Incomplete: Application = {
  name: 'Incomplete',
  synopsis: 'Waits for more digits, since the extension is not complete yet',
  syntax: 'Incomplete([n])',
  async run(channel, data) {
    const [option = ''] = separateArguments(data);
    if (!option.includes('n') && channel.state !== 'Up' && !(await answerAndWait(channel, 0))) return 'hangup';
    return 'incomplete';
  },
};
