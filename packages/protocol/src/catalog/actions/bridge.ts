import { ack, action, list, text } from '../action.js';
import { BridgeTechnologyListItem } from '../events/bridge.js';

export const Atxfer = action({
  name: 'Atxfer',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    Exten: text({ required: '' }),
    Context: text(),
  },
  reply: ack('Atxfer successfully queued'),
});

export const BlindTransfer = action({
  name: 'BlindTransfer',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    Context: text(),
    Exten: text(),
  },
  reply: ack(''),
});

export const Bridge = action({
  name: 'Bridge',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel1: text({ required: '' }),
    Channel2: text({ required: '' }),
    Tone: text({ values: ['no', 'Channel1', 'Channel2', 'Both'] }),
  },
  reply: ack('Channels have been bridged'),
});

export const BridgeDestroy = action({
  name: 'BridgeDestroy',
  privilege: [],
  module: 'builtin',
  params: {
    BridgeUniqueid: text({ required: '' }),
  },
  reply: ack('Bridge has been destroyed'),
});

export const BridgeInfo = action({
  name: 'BridgeInfo',
  privilege: [],
  module: 'builtin',
  params: {
    BridgeUniqueid: text({ required: '' }),
  },
  reply: ack(''),
});

export const BridgeKick = action({
  name: 'BridgeKick',
  privilege: [],
  module: 'builtin',
  params: {
    BridgeUniqueid: text(),
    Channel: text({ required: '' }),
  },
  reply: ack(''),
});

export const BridgeList = action({
  name: 'BridgeList',
  privilege: [],
  module: 'builtin',
  params: {
    BridgeType: text(),
  },
  reply: list('Bridge listing will follow', [], 'BridgeListComplete'),
});

export const BridgeTechnologyList = action({
  name: 'BridgeTechnologyList',
  privilege: [],
  module: 'builtin',
  params: {},
  reply: list('Bridge technology listing will follow', [BridgeTechnologyListItem], 'BridgeTechnologyListComplete'),
});

export const BridgeTechnologySuspend = action({
  name: 'BridgeTechnologySuspend',
  privilege: [],
  module: 'builtin',
  params: {
    BridgeTechnology: text({ required: '' }),
  },
  reply: ack('Suspended bridge technology'),
});

export const BridgeTechnologyUnsuspend = action({
  name: 'BridgeTechnologyUnsuspend',
  privilege: [],
  module: 'builtin',
  params: {
    BridgeTechnology: text({ required: '' }),
  },
  reply: ack('Unsuspended bridge technology'),
});

export const CancelAtxfer = action({
  name: 'CancelAtxfer',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
  },
  reply: ack('CancelAtxfer successfully queued'),
});
