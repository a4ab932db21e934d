import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const HangupHandlerPop = event({
  name: 'HangupHandlerPop',
  synopsis: 'A hangup handler has been taken from the stack of a channel',
  description: 'By CHANNEL(hangup_handler_pop).',
  seeAlso: ['HangupHandlerPush', 'HangupHandlerRun'],
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Handler: header('The handler, as context,exten,priority(arguments)'),
  },
});

export const HangupHandlerPush = event({
  name: 'HangupHandlerPush',
  synopsis: 'A hangup handler has been put on the stack of a channel',
  description: 'By CHANNEL(hangup_handler_push).',
  seeAlso: ['HangupHandlerPop', 'HangupHandlerRun'],
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Handler: header('The handler, as context,exten,priority(arguments)'),
  },
});

export const HangupHandlerRun = event({
  name: 'HangupHandlerRun',
  synopsis: 'A hangup handler of a channel is about to run',
  seeAlso: ['HangupHandlerPush'],
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Handler: header('The handler, as context,exten,priority(arguments)'),
  },
});

export const ListDialplan = event({
  name: 'ListDialplan',
  synopsis: 'A step in the answer to the action ShowDialPlan',
  description:
    'An include, a switch or an ignore pattern of a context comes as an event of this name too, without a step.',
  seeAlso: ['ShowDialPlan'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    Context: header('Name of the context'),
    Extension: optionalHeader('Extension or pattern'),
    ExtensionLabel: optionalHeader('Label of the step'),
    Priority: optionalHeader('Number of the step, or hint'),
    Application: optionalHeader('Application of the step'),
    AppData: optionalHeader('Arguments of the application; left out where there are none'),
    IncludeContext: optionalHeader('Context that is included'),
    IgnorePattern: optionalHeader('Pattern after which the dial tone goes on'),
    Switch: optionalHeader('Switch that is asked, with its data'),
    Registrar: header('Module that made the step, such as pbx_config'),
  },
});

export const Newexten = event({
  name: 'Newexten',
  synopsis: 'A channel runs a step of the dialplan',
  description: 'Context, Exten and Priority of the channel say where.',
  seeAlso: ['VarSet'],
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Extension: header('Extension that runs'),
    Application: header('Application that is about to run'),
    AppData: header('Arguments of the application, variables already replaced'),
  },
});

export const VarSet = event({
  name: 'VarSet',
  synopsis: 'A variable has been set',
  description: 'On a channel, or global where there is no channel.',
  seeAlso: ['Setvar', 'Getvar'],
  privilege: ['dialplan'],
  fields: {
    Channel: optionalHeader('none, for a global variable'),
    Uniqueid: optionalHeader('none, for a global variable'),
    channel: channelSnapshot(),
    Variable: header('Name of the variable'),
    Value: header('New value; empty where it was removed'),
  },
});
