import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import { publishDialEnd } from '../../kernel/dial.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { answer } from '../../kernel/indications.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { release, runEnd, runPbx, runSubroutine } from '../../kernel/pbx-run.js';

export interface Connection {
  readonly options: ReadonlyMap<string, string>;
  /** How long the call may last, in milliseconds. */
  readonly limitMs: number | undefined;
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
  const { options, limitMs, onEnd } = connection;
  peer.exten = '';
  if (options.has('G')) return goTogether(caller, peer, options.get('G') ?? '');
  const before = options.get('U');
  if (before) {
    const result = await beforeTheCall(caller, peer, before);
    if (result) return result;
  }
  publishDialEnd(caller, peer, 'ANSWER');
  if (caller.interrupted) {
    peer.hangup();
    return { next: 'hangup', status: 'CANCEL' };
  }
  answer(caller);
  const bridge = caller.kernel.bridges.create();
  const time = { isUp: false };
  // the limit stays with the one who answered, whatever call that is in by then
  const endInTime = (): void => {
    time.isUp = true;
    peer.bridge?.dissolve();
  };
  const timer = limitMs === undefined ? undefined : caller.kernel.clock.after(limitMs, endInTime);
  const call = bridge.join(peer).finally(() => timer?.cancel());
  inBackground(peer.kernel, peer.name, afterwards(peer, call, time, options, caller));
  await bridge.join(caller);
  if (!caller.hungUp) onEnd();
  return { next: 'hangup' };
};

/**
 * What the one who answered does after the call: to where F says, through `h` with e, or to its end. A call whose time
 * is up ends for both.
 */
const afterwards = async (
  peer: Channel,
  call: Promise<unknown>,
  time: { readonly isUp: boolean },
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
  if (goOn === undefined || peer.hungUp || peer.interrupted || time.isUp) {
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

/** Option U: a subroutine on the channel that answered, which may decide against the call by GOSUB_RESULT. */
const beforeTheCall = async (caller: Channel, peer: Channel, place: string): Promise<Connected | undefined> => {
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
