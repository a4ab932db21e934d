import { events } from '@amiable/protocol';
import type { Channel } from './channel.js';
import type { RequestOptions } from './channel-technology.js';
import type { Frame } from './frame-queue.js';
import { cause } from './hangup-causes.js';
import type { Kernel } from './kernel.js';

/** What stands before and behind the first slash of `Local/601@default/n`. */
export interface DialTarget {
  readonly technology: string;
  readonly address: string;
}

export const parseTarget = (text: string): DialTarget | undefined => {
  const slash = text.indexOf('/');
  if (slash <= 0 || slash === text.length - 1) return undefined;
  return { technology: text.slice(0, slash), address: text.slice(slash + 1) };
};

/** Makes a channel towards a target; a number is the cause why there is none. */
export const requestChannel = (kernel: Kernel, target: DialTarget, options: RequestOptions): Channel | number => {
  if (!kernel.shutdown.takesCalls) {
    kernel.log.write('warning', 'channel', `No call to ${target.technology}/${target.address}: the program is ending`);
    return cause.congestion;
  }
  const technology = kernel.technologies.get(target.technology);
  if (technology) return technology.request(target.address, options);
  kernel.log.write('warning', 'channel', `No channel type registered for '${target.technology}'`);
  return cause.channelNotImplemented;
};

/** How a leg ended: one of its own words, `hungUp` with the cause on the channel, or nobody waits for it any more. */
export type LegEnd = 'answer' | 'busy' | 'congestion' | 'hungUp' | 'stopped';
export type LegProgress = 'ringing' | 'progress' | 'proceeding';

/** Follows a called channel until it answers or ends. */
export const followLeg = async (
  leg: Channel,
  onProgress: (progress: LegProgress) => void,
  stopped: () => boolean,
  onParty?: (frame: Frame & { readonly type: 'control' }) => void,
): Promise<LegEnd> => {
  let ended: LegEnd | undefined;
  while (!ended) {
    const end = await leg.wait({
      until: stopped,
      onFrame: (frame) => {
        if (frame.type !== 'control') return false;
        if (frame.control === 'answer' || frame.control === 'busy' || frame.control === 'congestion') {
          ended = frame.control;
          return true;
        }
        if (frame.control === 'ringing' || frame.control === 'progress' || frame.control === 'proceeding')
          onProgress(frame.control);
        else if (frame.control === 'connectedLine' || frame.control === 'redirecting') onParty?.(frame);
        return false;
      },
    });
    if (end === 'interrupted') return 'hungUp';
    if (!ended && stopped()) return 'stopped';
  }
  return ended;
};

/** The word of DialEnd for the cause that a leg hung up with. */
export const dialStatusOfCause = (hangupCause: number): string => {
  if (hangupCause === cause.busy) return 'BUSY';
  if (hangupCause === cause.congestion) return 'CONGESTION';
  if (hangupCause === cause.noRouteDestination || hangupCause === cause.subscriberAbsent) return 'CHANUNAVAIL';
  return 'NOANSWER';
};

/** @param shown how the called channel is shown, where that is not as it is */
export const publishDialBegin = (
  caller: Channel | undefined,
  leg: Channel,
  dialString: string,
  shown = leg.snapshotNow(),
): void => {
  const { kernel } = leg;
  kernel.events.publish(events.DialBegin, {
    channel: caller?.snapshotNow(),
    destChannel: shown,
    DialString: dialString,
  });
  for (const observer of kernel.callObservers.all) observer.dialBegan?.(caller, leg);
};

export const publishDialState = (caller: Channel | undefined, leg: Channel, progress: LegProgress): void =>
  leg.kernel.events.publish(events.DialState, {
    channel: caller?.snapshotNow(),
    destChannel: leg.snapshotNow(),
    DialStatus: progress.toUpperCase(),
  });

export const publishDialEnd = (caller: Channel | undefined, leg: Channel, status: string, forward?: string): void => {
  const { kernel } = leg;
  kernel.events.publish(events.DialEnd, {
    channel: caller?.snapshotNow(),
    destChannel: leg.snapshotNow(),
    Forward: forward,
    DialStatus: status,
  });
  for (const observer of kernel.callObservers.all) observer.dialEnded?.(caller, leg, status, forward);
};
