import { channelSnapshot, event, header } from '../event.js';

export const MixMonitorMute = event({
  name: 'MixMonitorMute',
  synopsis: 'A MixMonitor recording has been silenced, or records again',
  seeAlso: ['MixMonitorMute'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Direction: header('What it is about: read what the channel says, write what it hears, both'),
    State: header('1 for silenced, 0 for recording again'),
  },
});

export const MixMonitorStart = event({
  name: 'MixMonitorStart',
  synopsis: 'A MixMonitor recording has begun',
  seeAlso: ['MixMonitorStop', 'MixMonitor'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const MixMonitorStop = event({
  name: 'MixMonitorStop',
  synopsis: 'A MixMonitor recording has stopped',
  seeAlso: ['MixMonitorStart', 'StopMixMonitor'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const MonitorStart = event({
  name: 'MonitorStart',
  synopsis: 'A Monitor recording has begun',
  seeAlso: ['MonitorStop', 'Monitor'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const MonitorStop = event({
  name: 'MonitorStop',
  synopsis: 'A Monitor recording has stopped',
  seeAlso: ['MonitorStart', 'StopMonitor'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
