import { parseCallerId } from '../../kernel/caller-id.js';
import type { Channel } from '../../kernel/channel.js';
import type { DialTarget } from '../../kernel/dial.js';
import type { Line } from '../../kernel/party.js';
import { parsePresentation } from '../../kernel/presentation.js';
import { forwardsLeft, setForwardsLeft } from '../../kernel/redirecting.js';
import type { DialRequest } from './dial-options.js';

type Options = DialRequest['options'];

/** Somebody who is called. */
export interface DialLeg {
  readonly channel: Channel;
  readonly target: DialTarget;
  /** Whether the technology did not say whose line it is. */
  readonly nameless: boolean;
  /** Whether somebody who was called sent the call on to it. */
  readonly forwarded?: boolean;
}

/** The called channel gets what it is to know of the caller. */
export const prepareLeg = (caller: Channel, channel: Channel, target: DialTarget, options: Options): DialLeg => {
  channel.stage();
  caller.variables.inheritTo(channel.variables);
  caller.kernel.features.handDown(caller, channel);
  channel.application = 'AppDial';
  channel.applicationData = '(Outgoing Line)';
  const nameless = channel.callerId.num === '';
  const stored = options.get('o');
  if (stored) channel.callerId.take(parseCallerId(stored));
  else if (stored !== undefined) channel.callerId.become(caller.callerId);
  else if (nameless) nameDialled(caller, channel.callerId);
  show(caller, channel.connected, options);
  channel.redirecting = caller.redirecting;
  setForwardsLeft(channel, forwardsLeft(caller) - 1);
  channel.accountCode ||= caller.peerAccount;
  channel.peerAccount ||= caller.accountCode;
  channel.musicClass ||= caller.musicClass;
  channel.exten = caller.exten;
  channel.variables.set('DIALEDPEERNUMBER', target.address);
  channel.unstage();
  return { channel, target, nameless };
};

/** Whom the called one sees: the caller, or what options f, u and s make of them. */
const show = (caller: Channel, shown: Line, options: Options): void => {
  const forced = options.get('f');
  if (!forced) {
    shown.take(caller.callerId);
    return;
  }
  shown.take(parseCallerId(forced));
  shown.numPres = parsePresentation(options.get('u') ?? '') ?? 1;
  shown.tag = options.get('s') ?? '';
};

/** Who was dialled, as the dialplan knows them: the extension and the name of its hint. */
const nameDialled = ({ kernel, exten, context, connected }: Channel, dialled: Line): void => {
  const name = kernel.hints.find(exten, context)?.hintName || connected.name;
  dialled.take({ num: exten, name });
  if (name === '' || name !== connected.name) return;
  dialled.nameCharset = connected.nameCharset;
  dialled.namePres = connected.namePres;
};
