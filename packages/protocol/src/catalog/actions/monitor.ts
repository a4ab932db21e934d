import { ack, action, fields, text } from '../action.js';

export const ChangeMonitor = action({
  name: 'ChangeMonitor',
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ required: '' }),
    File: text({ required: '' }),
  },
  reply: ack('Changed monitor filename'),
});

export const MixMonitor = action({
  name: 'MixMonitor',
  privilege: ['system'],
  module: 'app_mixmonitor',
  params: {
    Channel: text({ required: '' }),
    File: text(),
    Options: text(),
    Command: text(),
  },
  reply: fields(),
});

export const MixMonitorMute = action({
  name: 'MixMonitorMute',
  privilege: ['system', 'call'],
  module: 'app_mixmonitor',
  params: {
    Channel: text({ required: '' }),
    Direction: text(),
    State: text(),
  },
  reply: fields(),
});

export const Monitor = action({
  name: 'Monitor',
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ required: '' }),
    File: text(),
    Format: text(),
    Mix: text(),
  },
  reply: ack('Started monitoring channel'),
});

export const PauseMonitor = action({
  name: 'PauseMonitor',
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ required: '' }),
  },
  reply: ack('Paused monitoring of the channel'),
});

export const StopMixMonitor = action({
  name: 'StopMixMonitor',
  privilege: ['system', 'call'],
  module: 'app_mixmonitor',
  params: {
    Channel: text({ required: '' }),
    MixMonitorID: text(),
  },
  reply: fields(),
});

export const StopMonitor = action({
  name: 'StopMonitor',
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ required: '' }),
  },
  reply: ack('Stopped monitoring channel'),
});

export const UnpauseMonitor = action({
  name: 'UnpauseMonitor',
  privilege: ['call'],
  module: 'res_monitor',
  params: {
    Channel: text({ required: '' }),
  },
  reply: ack('Unpaused monitoring of the channel'),
});
