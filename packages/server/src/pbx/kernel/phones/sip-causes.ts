import { cause } from '../hangup-causes.js';
import type { Refusal } from './phone-script.js';

/** How a refusal reads as a SIP response and as the hangup cause that follows from it. */
export const refusals: Readonly<Record<Refusal, { readonly response: number; readonly cause: number }>> = {
  busy: { response: 486, cause: cause.busy },
  congestion: { response: 503, cause: cause.congestion },
  decline: { response: 603, cause: cause.rejected },
};

/** A caller who gives up before the answer (CANCEL) leaves this cause: interworking, unspecified. */
export const cancelledCause = 127;
