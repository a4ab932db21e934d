/** The states of a channel with the numbers that the protocol gives them. */
export const channelStates = {
  Down: 0,
  Rsrvd: 1,
  OffHook: 2,
  Dialing: 3,
  Ring: 4,
  Ringing: 5,
  Up: 6,
  Busy: 7,
  'Dialing Offhook': 8,
  'Pre-ring': 9,
} as const;

export type ChannelState = keyof typeof channelStates;

/** Why a channel is to end or to be interrupted; the sum of the reasons stands in `SoftHangupRequest` as `Cause`. */
export const softHangup = {
  /** The far end hung up. */
  device: 1,
  /** It goes on elsewhere in the dialplan. */
  asyncGoto: 2,
  shutdown: 4,
  /** Its absolute timeout passed. */
  timeout: 8,
  /** What ran on it came to its end. */
  applicationEnd: 16,
  /** Somebody asked for it. */
  explicit: 32,
} as const;
