import { ack, action, list, text } from '../action.js';
import { ListDialplan } from '../events/dialplan.js';

export const DialplanExtensionAdd = action({
  name: 'DialplanExtensionAdd',
  privilege: ['system'],
  module: 'pbx_config',
  params: {
    Context: text({ required: '' }),
    Extension: text({ required: '' }),
    Priority: text({ required: '' }),
    Application: text({ required: '' }),
    ApplicationData: text(),
    Replace: text(),
  },
  reply: ack('Added requested extension'),
});

export const DialplanExtensionRemove = action({
  name: 'DialplanExtensionRemove',
  privilege: ['system'],
  module: 'pbx_config',
  params: {
    Context: text({ required: '' }),
    Extension: text({ required: '' }),
    Priority: text(),
  },
  reply: ack('Removed the requested extension'),
});

export const ShowDialPlan = action({
  name: 'ShowDialPlan',
  privilege: ['config', 'reporting'],
  module: 'builtin',
  params: {
    Extension: text(),
    Context: text(),
  },
  reply: list('DialPlan list will follow', [ListDialplan], 'ShowDialPlanComplete', [
    'ListExtensions',
    'ListPriorities',
    'ListContexts',
  ]),
});
