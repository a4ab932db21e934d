import type { Channel } from '../../kernel/channel.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { forwardsLeft } from '../../kernel/redirecting.js';
import { findSound } from '../../kernel/sound-files.js';
import { DialCall } from './dial-call.js';
import { type DialRequest, parseDial, silentOptions, supportedOptions } from './dial-options.js';

/** Variables that every Dial begins by emptying. */
const results = [
  'DIALSTATUS',
  'DIALEDPEERNUMBER',
  'DIALEDPEERNAME',
  'ANSWEREDTIME',
  'ANSWEREDTIME_MS',
  'DIALEDTIME',
  'DIALEDTIME_MS',
  'RINGTIME',
  'RINGTIME_MS',
  'PROGRESSTIME',
  'PROGRESSTIME_MS',
] as const;

/** The application Dial. */
export const dial = async (caller: Channel, data: string): Promise<ApplicationOutcome> =>
  (await dialOnce(caller, data)).outcome;

/** What one run of Dial came to; `tryAgain` where the caller goes on at the next priority. */
export interface DialResult {
  readonly outcome: ApplicationOutcome;
  readonly tryAgain: boolean;
  /** Whether digits lead the caller elsewhere meanwhile (option d). */
  readonly exits: boolean;
}

export const dialOnce = async (caller: Channel, data: string): Promise<DialResult> => {
  for (const name of results) caller.variables.set(name, '');
  const request = parseDial(data);
  const { log } = caller.kernel;
  for (const letter of request.options.keys())
    if (silentOptions.includes(letter))
      log.write('notice', 'app_dial', `Option '${letter}' of Dial has no effect here`);
    else if (!supportedOptions.includes(letter))
      log.write('warning', 'app_dial', `Dial has no option '${letter}' here`);
  if (!request.problem && needsIntroduction(caller, request)) {
    log.write('warning', 'app_dial', `Dial cannot ask the caller to introduce himself: there is no ${introduction}`);
    caller.variables.set('DIALSTATUS', 'INVALIDARGS');
    return { outcome: 'hangup', tryAgain: false, exits: false };
  }
  if (request.problem) {
    log.write('warning', 'app_dial', request.problem.text);
    if (request.problem.status) caller.variables.set('DIALSTATUS', request.problem.status);
    return { outcome: 'hangup', tryAgain: false, exits: false };
  }
  if (forwardsLeft(caller) <= 0) {
    log.write('warning', 'app_dial', `Cannot place outbound call from channel '${caller.name}'. Max forwards exceeded`);
    caller.variables.set('DIALSTATUS', 'BUSY');
    return { outcome: 'hangup', tryAgain: false, exits: false };
  }
  const { context, exten, priority } = caller;
  const outcome = await new DialCall(caller, request).run();
  const stays = caller.context === context && caller.exten === exten && caller.priority === priority;
  return { outcome, tryAgain: outcome === 'continue' && stays, exits: request.options.has('d') };
};

/** The sound that asks a caller who is to be screened (options p and P) for his name. */
const introduction = 'priv-recordintro';

const needsIntroduction = (caller: Channel, { options }: DialRequest): boolean =>
  (options.has('p') || options.has('P')) && !findSound(caller.kernel, caller.language, introduction);
