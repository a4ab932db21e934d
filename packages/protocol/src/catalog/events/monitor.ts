import { channelSnapshot, event, header } from '../event.js';

export const MixMonitorMute = event({
  name: 'MixMonitorMute',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Direction: header(),
    State: header(),
  },
});

export const MixMonitorStart = event({
  name: 'MixMonitorStart',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const MixMonitorStop = event({
  name: 'MixMonitorStop',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const MonitorStart = event({
  name: 'MonitorStart',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const MonitorStop = event({
  name: 'MonitorStop',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
  },
});
