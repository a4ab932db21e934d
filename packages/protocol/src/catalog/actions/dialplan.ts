import { ack, action, fields, list, text } from '../action.js';
import { ListDialplan } from '../events/dialplan.js';

export const DialplanExtensionAdd = action({
  name: 'DialplanExtensionAdd',
  privilege: ['system'],
  module: 'pbx_config',
  params: {
    Context: text({
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    Extension: text({
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    Priority: text({
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    Application: text({
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    ApplicationData: text(),
    Replace: text(),
  },
  reply: ack('Added requested extension'),
  fails: {
    priority: 'The priority specified was invalid.',
    exists: 'That extension and priority already exist at that context',
  },
});

export const DialplanExtensionRemove = action({
  name: 'DialplanExtensionRemove',
  privilege: ['system'],
  module: 'pbx_config',
  params: {
    Context: text({ required: 'Context and Extension must be provided for DialplanExtensionRemove' }),
    Extension: text({ required: 'Context and Extension must be provided for DialplanExtensionRemove' }),
    Priority: text(),
  },
  reply: fields(),
  fails: {
    priority: 'The priority specified was invalid.',
    notRemoved: 'Failed to remove requested extension',
  },
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
  fails: { noContext: 'Did not find context {context}', noExtension: 'Did not find extension {place}' },
});
