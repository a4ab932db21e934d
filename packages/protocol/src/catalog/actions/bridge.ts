import { ack, action, list, text } from '../action.js';
import { bridgeSnapshotHeaders } from '../event.js';
import { BridgeInfoChannel, BridgeListItem, BridgeTechnologyListItem } from '../events/bridge.js';

export const Atxfer = action({
  name: 'Atxfer',
  synopsis: 'Start an attended transfer',
  description:
    'Acts as if the user of the channel had pressed the attended transfer feature code and dialed the extension: the other party waits while the user talks to the target. Success says only that the transfer is queued; AttendedTransfer tells how it ended.',
  seeAlso: ['BlindTransfer', 'CancelAtxfer', 'AttendedTransfer'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({
      description: 'Channel of the user who transfers; it must be in a bridge',
      required: 'No channel specified',
    }),
    Exten: text({ description: 'Extension to transfer to', required: 'No extension specified' }),
    Context: text({
      description: 'Context of the extension; by default the TRANSFER_CONTEXT of the channel, or its own context',
    }),
  },
  reply: ack('Atxfer successfully queued'),
  fails: { noChannel: 'Channel specified does not exist', noCode: 'No attended transfer feature code found' },
});

export const BlindTransfer = action({
  name: 'BlindTransfer',
  synopsis: 'Transfer whoever is bridged with a channel',
  description:
    'Sends the other channels of the bridge to an extension at once and takes the named channel out. BlindTransfer tells the outcome.',
  seeAlso: ['Atxfer', 'Redirect', 'BlindTransfer'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({
      description: 'Channel of the user who transfers; it must be in a bridge',
      required: 'No channel specified',
    }),
    Context: text({ description: 'Context of the extension; by default that of the channel' }),
    Exten: text({ description: 'Extension to transfer to', required: 'No extension specified' }),
  },
  reply: ack('Transfer succeeded'),
  fails: {
    noChannel: 'Channel specified does not exist',
    notPermitted: 'Transfer not permitted',
    invalid: 'Transfer invalid',
    failed: 'Transfer failed',
  },
});

export const Bridge = action({
  name: 'Bridge',
  synopsis: 'Put two channels into one bridge',
  description:
    'Takes both channels from what they do and connects them with each other. When the bridge ends, a channel that ran dialplan goes on behind the application it was taken from.',
  seeAlso: ['BridgeCreate', 'BridgeEnter', 'BridgeLeave', 'BridgeDestroy'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel1: text({ description: 'Name of the first channel', required: 'Missing channel parameter in request' }),
    Channel2: text({ description: 'Name of the second channel', required: 'Missing channel parameter in request' }),
    Tone: text({
      description: 'Who hears a beep before the channels are connected; no one by default',
      values: ['no', 'Channel1', 'Channel2', 'Both'],
    }),
  },
  reply: ack('Channels have been bridged'),
  fails: {
    noChannel1: 'Channel1 does not exist: {channel}',
    noChannel2: 'Channel2 does not exist: {channel}',
    notAdded: 'Unable to add Channel2 to bridge: Surrogate/{channel}',
  },
});

export const BridgeDestroy = action({
  name: 'BridgeDestroy',
  synopsis: 'End a bridge',
  description: 'Takes every channel out of the bridge and removes it. Channels that have nowhere to go on are hung up.',
  seeAlso: ['BridgeInfo', 'BridgeKick', 'BridgeList'],
  privilege: [],
  guard: ['call'],
  module: 'builtin',
  params: {
    BridgeUniqueid: text({ description: 'Id of the bridge', required: 'BridgeUniqueid must be provided' }),
  },
  reply: ack('Bridge has been destroyed'),
  fails: { noBridge: 'Specified BridgeUniqueid not found' },
});

export const BridgeInfo = action({
  name: 'BridgeInfo',
  synopsis: 'Show a bridge and the channels in it',
  description: 'Gives one BridgeInfoChannel event for each channel, then BridgeInfoComplete with the bridge itself.',
  seeAlso: ['BridgeList', 'BridgeInfoChannel', 'BridgeInfoComplete'],
  privilege: [],
  module: 'builtin',
  params: {
    BridgeUniqueid: text({ description: 'Id of the bridge', required: 'BridgeUniqueid must be provided' }),
  },
  reply: list('Bridge channel listing will follow', [BridgeInfoChannel], 'BridgeInfoComplete', bridgeSnapshotHeaders),
  fails: { noBridge: 'Specified BridgeUniqueid not found' },
});

export const BridgeKick = action({
  name: 'BridgeKick',
  synopsis: 'Take one channel out of its bridge',
  description:
    'The channel leaves the bridge; what becomes of it and of those that stay depends on the kind of bridge.',
  seeAlso: ['BridgeDestroy', 'BridgeLeave'],
  privilege: [],
  guard: ['call'],
  module: 'builtin',
  params: {
    BridgeUniqueid: text({ description: 'Id of the bridge the channel must be in; left out: the bridge it is in now' }),
    Channel: text({ description: 'Name of the channel to take out', required: 'Channel must be provided' }),
  },
  reply: ack('Channel has been kicked'),
  fails: {
    noBridge: 'Bridge not found',
    noChannel: 'Channel does not exist',
    notInBridge: 'Channel kick from bridge failed',
  },
});

export const BridgeList = action({
  name: 'BridgeList',
  synopsis: 'List the bridges',
  description: 'Gives one BridgeListItem event for each bridge that exists now, whether or not channels are in it.',
  seeAlso: ['BridgeInfo', 'BridgeTechnologyList'],
  privilege: [],
  module: 'builtin',
  params: {
    BridgeType: text({ description: 'Give bridges of this type alone, such as basic, multimix or holding' }),
  },
  reply: list('Bridge listing will follow', [BridgeListItem], 'BridgeListComplete'),
});

export const BridgeTechnologyList = action({
  name: 'BridgeTechnologyList',
  synopsis: 'List the technologies that can mix bridges',
  description:
    'Gives one BridgeTechnologyListItem event for each technology, with its priority and whether it is suspended.',
  seeAlso: ['BridgeTechnologySuspend', 'BridgeTechnologyUnsuspend'],
  privilege: [],
  module: 'builtin',
  params: {},
  reply: list('Bridge technology listing will follow', [BridgeTechnologyListItem], 'BridgeTechnologyListComplete'),
});

export const BridgeTechnologySuspend = action({
  name: 'BridgeTechnologySuspend',
  synopsis: 'Keep a bridge technology from being chosen',
  description:
    'Bridges that already use the technology keep it; new ones, and bridges that change theirs, pass it by until it is unsuspended.',
  seeAlso: ['BridgeTechnologyList', 'BridgeTechnologyUnsuspend'],
  privilege: [],
  guard: ['system'],
  module: 'builtin',
  params: {
    BridgeTechnology: text({
      description: 'Name of the technology, as BridgeTechnologyList gives it',
      required: 'BridgeTechnology must be provided',
    }),
  },
  reply: ack('Suspended bridge technology'),
  fails: { noTechnology: 'BridgeTechnology not found' },
});

export const BridgeTechnologyUnsuspend = action({
  name: 'BridgeTechnologyUnsuspend',
  synopsis: 'Let a suspended bridge technology be chosen again',
  description: 'Takes back what BridgeTechnologySuspend did.',
  seeAlso: ['BridgeTechnologyList', 'BridgeTechnologySuspend'],
  privilege: [],
  guard: ['system'],
  module: 'builtin',
  params: {
    BridgeTechnology: text({
      description: 'Name of the technology, as BridgeTechnologyList gives it',
      required: 'BridgeTechnology must be provided',
    }),
  },
  reply: ack('Unsuspended bridge technology'),
  fails: { noTechnology: 'BridgeTechnology not found' },
});

export const CancelAtxfer = action({
  name: 'CancelAtxfer',
  synopsis: 'Break off an attended transfer',
  description:
    'Acts as if the user had pressed the abort code of the transfer: the target is dropped and the user returns to the first party. Success says only that the request is queued.',
  seeAlso: ['Atxfer', 'AttendedTransfer'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Channel of the user who is transferring', required: 'No channel specified' }),
  },
  reply: ack('CancelAtxfer successfully queued'),
  fails: { noChannel: 'Channel specified does not exist', noCode: 'No disconnect feature code found' },
});
