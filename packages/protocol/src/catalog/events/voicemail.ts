import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const MWIGet = event({
  name: 'MWIGet',
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader(),
    Mailbox: header(),
    OldMessages: header(),
    NewMessages: header(),
  },
});

export const MWIGetComplete = event({
  name: 'MWIGetComplete',
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader(),
  },
});

export const MessageWaiting = event({
  name: 'MessageWaiting',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Mailbox: header(),
    Waiting: header(),
    New: header(),
    Old: header(),
  },
});

export const MiniVoiceMail = event({
  name: 'MiniVoiceMail',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Action: header(),
    Mailbox: header(),
    Counter: header(),
  },
});

export const VoicemailPasswordChange = event({
  name: 'VoicemailPasswordChange',
  privilege: ['user'],
  fields: {
    Context: header(),
    Mailbox: header(),
    NewPassword: header(),
  },
});
