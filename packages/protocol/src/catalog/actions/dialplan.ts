import { ack, action, fields, list, text } from '../action.js';
import { ListDialplan } from '../events/dialplan.js';

export const DialplanExtensionAdd = action({
  name: 'DialplanExtensionAdd',
  synopsis: 'Add one step to the dialplan',
  description:
    'The step is there until the dialplan is reloaded; extensions.conf does not change. A context that does not exist is made.',
  seeAlso: ['DialplanExtensionRemove', 'ShowDialPlan'],
  privilege: ['system'],
  module: 'pbx_config',
  params: {
    Context: text({
      description: 'Context to add to',
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    Extension: text({
      description: 'Extension or pattern; number/callerid limits it to one caller',
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    Priority: text({
      description: 'Number of the step, hint, or a label',
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    Application: text({
      description: 'Application to run',
      required: 'Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.',
    }),
    ApplicationData: text({ description: 'Arguments of the application' }),
    Replace: text({
      description: 'Whether a step already there is replaced: yes, 1 or true; otherwise the action fails',
    }),
  },
  reply: ack('Added requested extension'),
  fails: {
    priority: 'The priority specified was invalid.',
    exists: 'That extension and priority already exist at that context',
  },
});

export const DialplanExtensionRemove = action({
  name: 'DialplanExtensionRemove',
  synopsis: 'Remove an extension, or one step of it, from the dialplan',
  description: 'The change lasts until the dialplan is reloaded; extensions.conf does not change.',
  seeAlso: ['DialplanExtensionAdd', 'ShowDialPlan'],
  privilege: ['system'],
  module: 'pbx_config',
  params: {
    Context: text({
      description: 'Context of the extension',
      required: 'Context and Extension must be provided for DialplanExtensionRemove',
    }),
    Extension: text({
      description: 'Extension or pattern; number/callerid means that of one caller',
      required: 'Context and Extension must be provided for DialplanExtensionRemove',
    }),
    Priority: text({ description: 'Step to remove, a number, hint or a label; left out: all of them' }),
  },
  reply: fields(),
  fails: {
    priority: 'The priority specified was invalid.',
    notRemoved: 'Failed to remove requested extension',
  },
});

export const ShowDialPlan = action({
  name: 'ShowDialPlan',
  synopsis: 'List the dialplan',
  description:
    'Gives one ListDialplan event for each step of each extension that fits, then the numbers of contexts, extensions and priorities.',
  seeAlso: ['DialplanExtensionAdd', 'DialplanExtensionRemove'],
  privilege: ['config', 'reporting'],
  module: 'builtin',
  params: {
    Extension: text({ description: 'Give only what this extension reaches' }),
    Context: text({ description: 'Give this context alone' }),
  },
  reply: list('DialPlan list will follow', [ListDialplan], 'ShowDialPlanComplete', [
    'ListExtensions',
    'ListPriorities',
    'ListContexts',
  ]),
  fails: { noContext: 'Did not find context {context}', noExtension: 'Did not find extension {place}' },
});
