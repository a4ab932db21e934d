import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import { publishDialEnd } from '../../kernel/dial.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { answer } from '../../kernel/indications.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { release, runEnd, runPbx, runSubroutine } from '../../kernel/pbx-run.js';
import { announce, sendOptionDigits } from './announcements.js';
import { type CallLimit, CallTimer } from './call-limit.js';

export interface Connection {
  readonly options: ReadonlyMap<string, string>;
  readonly limit: CallLimit | undefined;
  /** When the other one answered: from then on the time of the call counts. */
  readonly answeredAt: number;
  /** The two are about to hear each other: whatever the caller heard while waiting ends. */
  readonly onBegin: () => void;
  /** The call has ended and the caller is still there to be told. */
  readonly onEnd: () => void;
}

export interface Connected {
  readonly next: ApplicationOutcome;
  /** What DIALSTATUS becomes, where it is not ANSWER. */
  readonly status?: string | undefined;
  /** Whether the two have gone their own ways, with nothing to be said about a call. */
  readonly apart?: boolean;
}

/** Brings the caller and the one who answered together, and stays until they part. */
export const connect = async (caller: Channel, peer: Channel, connection: Connection): Promise<Connected> => {
  const { options, onBegin } = connection;
  if (options.has('A')) await announce(caller, peer, options.get('A'));
  if (options.has('G')) {
    onBegin();
    return goTogether(caller, peer, options.get('G') ?? '');
  }
  const prevented = await beforeTheCall(caller, peer, options);
  if (prevented) return prevented;
  publishDialEnd(caller, peer, 'ANSWER');
  if (options.has('D')) await sendOptionDigits(caller, peer, options.get('D'));
  onBegin();
  if (caller.interrupted) {
    peer.hangup();
    return { next: 'hangup', status: 'CANCEL' };
  }
  answer(caller);
  await talk(caller, peer, connection);
  return { next: 'hangup' };
};

/** The call itself. */
const talk = async (
  caller: Channel,
  peer: Channel,
  { options, limit, answeredAt, onEnd }: Connection,
): Promise<void> => {
  caller.kernel.features.allowLetters(caller, peer, options.keys());
  const bridge = caller.kernel.bridges.create();
  const timer = limit && new CallTimer(caller, peer, limit, answeredAt);
  const call = bridge.join(peer).then(async () => {
    timer?.stop();
    await timer?.end(peer);
  });
  inBackground(peer.kernel, peer.name, afterwards(peer, call, timer, options, caller));
  const own = bridge.join(caller);
  timer?.start();
  await own;
  await timer?.end(caller);
  if (!caller.hungUp) onEnd();
};

/**
 * What the one who answered does after the call: to where F says, through `h` with e, or to its end. A call whose time
 * is up ends for both.
 */
const afterwards = async (
  peer: Channel,
  call: Promise<unknown>,
  timer: CallTimer | undefined,
  options: ReadonlyMap<string, string>,
  caller: Channel,
): Promise<void> => {
  const goOn = options.get('F');
  const { context, exten, priority } = caller;
  await call;
  if (goOn === undefined && options.has('e') && !peer.hungUp) {
    peer.context = context;
    await runEnd(peer);
    return;
  }
  if (goOn === undefined || peer.hungUp || peer.interrupted || timer?.isUp) {
    await release(peer);
    return;
  }
  peer.setLocation(context, exten, priority + 1);
  const place = goOn === '' ? { context, exten, priority: priority + 1 } : parsePlace(peer, commas(goOn));
  if (!place) {
    await release(peer);
    return;
  }
  peer.setLocation(place.context, place.exten, place.priority);
  await runPbx(peer);
};

/** Option G: the caller goes to a place of the dialplan, the one who answered to the priority behind it. */
const goTogether = (caller: Channel, peer: Channel, where: string): Connected => {
  const place = parsePlace(caller, commas(where));
  if (!place) {
    publishDialEnd(caller, peer, 'ANSWER');
    peer.hangup();
    return { next: 'hangup' };
  }
  peer.setLocation(place.context, place.exten, place.priority + 1);
  peer.publish();
  caller.setLocation(place.context, place.exten, place.priority);
  publishDialEnd(caller, peer, 'ANSWER');
  answer(caller);
  inBackground(peer.kernel, peer.name, runPbx(peer));
  return { next: 'continue', apart: true };
};

/** Options M and U: a macro or a subroutine on the channel that answered, which may decide against the call. */
const beforeTheCall = async (
  caller: Channel,
  peer: Channel,
  options: ReadonlyMap<string, string>,
): Promise<Connected | undefined> => {
  const macro = options.get('M');
  if (macro !== undefined) {
    // there is no application Macro any more, here as in the reference where it is not built
    peer.context = caller.context;
    caller.kernel.log.write('warning', 'app_dial', `Cannot run 'Macro(${macro})'.  The application is not available.`);
    peer.hangup();
    return { next: 'hangup' };
  }
  peer.exten = '';
  const place = options.get('U');
  return place ? subroutineDecides(caller, peer, place) : undefined;
};

/** Option U: the subroutine decides by GOSUB_RESULT. */
const subroutineDecides = async (caller: Channel, peer: Channel, place: string): Promise<Connected | undefined> => {
  const [where = '', ...args] = place.split('^');
  const from = { context: peer.context, exten: peer.exten, priority: peer.priority };
  await runSubroutine(peer, `${where},s,1${args.length > 0 ? `(${args.join(',')})` : ''}`);
  peer.setLocation(from.context, from.exten, from.priority);
  const result = peer.variables.get('GOSUB_RESULT');
  if (result === undefined) return undefined;
  const returned = peer.variables.get('GOSUB_RETVAL');
  if (returned !== undefined) caller.variables.set('GOSUB_RETVAL', returned);
  const decided = decide(caller, commas(result));
  if (!decided) return undefined;
  publishDialEnd(caller, peer, commas(result));
  peer.hangup();
  return decided;
};

const decide = (caller: Channel, result: string): Connected | undefined => {
  if (result === 'ABORT') return { next: 'hangup' };
  if (result === 'BUSY' || result === 'CONGESTION') return { next: 'continue', status: result };
  if (result === 'CONTINUE') return { next: 'continue' };
  if (!result.startsWith('GOTO:')) return undefined;
  const place = parsePlace(caller, result.slice('GOTO:'.length));
  if (!place) return undefined;
  caller.setLocation(place.context, place.exten, place.priority);
  return { next: 'continue' };
};

/** A place within an option is written with `^` for commas. */
const commas = (text: string): string => text.replaceAll('^', ',');
