import { parseCallerId } from '../../kernel/caller-id.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialTarget, requestChannel } from '../../kernel/dial.js';
import { parsePresentation } from '../../kernel/presentation.js';
import { forwardsLeft, setForwardsLeft } from '../../kernel/redirecting.js';

export interface Forwarded {
  readonly channel: Channel;
  readonly target: DialTarget;
}

/** Where a called channel sends its call on to: a number of FORWARD_CONTEXT, or of the context of that channel. */
const forwardTarget = (forwarder: Channel, to: string): DialTarget => {
  const named = forwarder.variables.get('FORWARD_CONTEXT') ?? forwarder.kernel.globals.get('FORWARD_CONTEXT');
  return { technology: 'Local', address: `${to}@${named || forwarder.context}` };
};

/** Makes the channel that a forwarded call goes on over; a number is the cause why there is none. */
export const requestForward = (
  caller: Channel,
  forwarder: Channel,
  to: string,
  options: ReadonlyMap<string, string>,
): Forwarded | number => {
  const target = forwardTarget(forwarder, to);
  const channel = requestChannel(caller.kernel, target, { requestor: caller });
  if (typeof channel === 'number') return channel;
  caller.variables.inheritTo(channel.variables);
  caller.kernel.features.handDown(caller, channel);
  channel.variables.set('FORWARDERNAME', forwarder.name);
  channel.redirecting = forwarder.redirecting;
  setForwardsLeft(channel, forwardsLeft(caller) - 1);
  const stored = options.get('o');
  if (stored !== undefined) channel.setCallerId(stored ? parseCallerId(stored) : nameOf(caller.callerId));
  else if (channel.callerId.num === '') channel.setCallerId(dialledPlace(caller));
  channel.stage();
  channel.application = 'AppDial';
  channel.applicationData = '(Outgoing Line)';
  show(caller, options, channel.connected);
  channel.accountCode ||= caller.peerAccount;
  channel.peerAccount ||= caller.accountCode;
  channel.musicClass ||= caller.musicClass;
  channel.unstage();
  return { channel, target };
};

/** Whom the new one sees: the caller, or with option f who it names; without a name, the extension that was dialled. */
const show = (caller: Channel, options: ReadonlyMap<string, string>, shown: Channel['connected']): void => {
  const forced = options.get('f');
  shown.take(caller.callerId);
  shown.tag = options.get('s') ?? shown.tag;
  if (forced === undefined) return;
  shown.take(forced === '' ? dialledPlace(caller) : parseCallerId(forced));
  shown.numPres = parsePresentation(options.get('u') ?? '') ?? 1;
};

/** The extension that was dialled, and the name of its hint. */
const dialledPlace = ({ kernel, exten, context }: Channel): { num: string; name: string } => ({
  num: exten,
  name: kernel.hints.find(exten, context)?.hintName ?? '',
});

const nameOf = ({ num, name }: Channel['callerId']): { num: string; name: string } => ({ num, name });
