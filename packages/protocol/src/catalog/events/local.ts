import { channelSnapshot, event, header } from '../event.js';

export const LocalBridge = event({
  name: 'LocalBridge',
  synopsis: 'The two halves of a Local channel have been connected',
  seeAlso: ['LocalOptimizationBegin'],
  privilege: ['call'],
  fields: {
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    Context: header('Context that the Local channel was called with'),
    Exten: header('Extension that the Local channel was called with'),
    LocalOptimization: header('Whether the Local channel may drop out of the call', ['Yes', 'No']),
  },
});

export const LocalOptimizationBegin = event({
  name: 'LocalOptimizationBegin',
  synopsis: 'A Local channel begins to drop out of a call',
  seeAlso: ['LocalOptimizationEnd', 'LocalOptimizeAway'],
  privilege: ['call'],
  fields: {
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    sourceChannel: channelSnapshot('Source'),
    DestUniqueId: header('Unique id of the second half'),
    Id: header('Number of this optimization, the same at its begin and its end'),
  },
});

export const LocalOptimizationEnd = event({
  name: 'LocalOptimizationEnd',
  synopsis: 'A Local channel has dropped out of a call, or could not',
  seeAlso: ['LocalOptimizationBegin'],
  privilege: ['call'],
  fields: {
    localOneChannel: channelSnapshot('LocalOne'),
    localTwoChannel: channelSnapshot('LocalTwo'),
    Success: header('Whether it worked: Yes or No'),
    Id: header('Number of this optimization, the same at its begin and its end'),
  },
});
