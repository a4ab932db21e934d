import type { Channel } from './channel.js';
import type { Samples } from './media/samples.js';
import type { ApplicationOutcome } from './module.js';

/** How receiving ended, as the applications tell it. */
export type ReceiveStatus = 'START' | 'MAXDIGITS' | 'TIMEOUT' | 'HANGUP';

/** How an application receives digits by tones. */
export interface ToneReceiving {
  /** Where the digits go, and how it ended. */
  readonly variable: string;
  readonly statusVariable: string;
  /** undefined for no limit. */
  readonly timeoutMs: number | undefined;
  /** Hears what the channel says. */
  hear(frame: Samples): void;
  /** Looked at after each frame, and each second in which none came: the status that ends it. */
  status(): ReceiveStatus | undefined;
  digits(): string;
}

/** After so long without any sound the status says HANGUP, as in the reference, and it goes on. */
const silentMs = 1000;

/**
 * Receives digits by tones until there are enough, or the time is up. With that the channel ends, as in the reference:
 * what was received is for extension h and hangup handlers.
 */
export const receiveTones = async (channel: Channel, receiving: ToneReceiving): Promise<ApplicationOutcome> => {
  const { clock } = channel.kernel;
  const until = receiving.timeoutMs === undefined ? undefined : clock.now() + receiving.timeoutMs;
  let heard = false;
  const untap = channel.media.tap((read) => {
    if (!read) return;
    receiving.hear(read);
    heard = true;
    channel.wake();
  });
  const tell = (status: ReceiveStatus): void => channel.variables.set(receiving.statusVariable, status);
  let status: ReceiveStatus | undefined;
  while (!status) {
    const end = await channel.wait({ ms: silentMs, until: () => heard, onFrame: () => true });
    heard = false;
    if (end === 'elapsed') tell('HANGUP');
    status = end === 'interrupted' ? 'HANGUP' : receiving.status();
    if (until !== undefined && clock.now() >= until) status ??= 'TIMEOUT';
  }
  untap();
  if (channel.hungUp) return 'hangup';
  tell(status);
  channel.variables.set(receiving.variable, receiving.digits());
  return 'hangup';
};
