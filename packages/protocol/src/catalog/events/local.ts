import { channelSnapshot, event, header } from '../event.js';

export const LocalBridge = event({
  name: 'LocalBridge',
  privilege: ['call'],
  fields: {
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    Context: header(),
    Exten: header(),
    LocalOptimization: header('', ['Yes', 'No']),
  },
});

export const LocalOptimizationBegin = event({
  name: 'LocalOptimizationBegin',
  privilege: ['call'],
  fields: {
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    sourceChannel: channelSnapshot('Source'),
    DestUniqueId: header(),
    Id: header(),
  },
});

export const LocalOptimizationEnd = event({
  name: 'LocalOptimizationEnd',
  privilege: ['call'],
  fields: {
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    Success: header(),
    Id: header(),
  },
});
