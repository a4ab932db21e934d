import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const HangupHandlerPop = event({
  name: 'HangupHandlerPop',
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Handler: header(),
  },
});

export const HangupHandlerPush = event({
  name: 'HangupHandlerPush',
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Handler: header(),
  },
});

export const HangupHandlerRun = event({
  name: 'HangupHandlerRun',
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Handler: header(),
  },
});

export const ListDialplan = event({
  name: 'ListDialplan',
  privilege: [],
  fields: {
    ActionID: header(),
    Context: header(),
    Extension: optionalHeader(),
    ExtensionLabel: optionalHeader(),
    Priority: optionalHeader(),
    Application: optionalHeader(),
    AppData: optionalHeader(),
    IncludeContext: optionalHeader(),
    IgnorePattern: optionalHeader(),
    Switch: optionalHeader(),
    Registrar: header(),
  },
});

export const Newexten = event({
  name: 'Newexten',
  privilege: ['dialplan'],
  fields: {
    channel: channelSnapshot(),
    Extension: header(),
    Application: header(),
    AppData: header(),
  },
});

export const VarSet = event({
  name: 'VarSet',
  privilege: ['dialplan'],
  fields: {
    Channel: optionalHeader(),
    Uniqueid: optionalHeader(),
    channel: channelSnapshot(),
    Variable: header(),
    Value: header(),
  },
});
