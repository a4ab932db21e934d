import { ack, action, text } from '../action.js';

export const VoicemailBoxSummary = action({
  name: 'VoicemailBoxSummary',
  privilege: ['call', 'reporting'],
  module: 'app_voicemail_odbc',
  params: {
    Context: text({ required: '' }),
    Mailbox: text({ required: '' }),
  },
  reply: ack(''),
});

export const VoicemailForward = action({
  name: 'VoicemailForward',
  privilege: ['user'],
  module: 'app_voicemail_odbc',
  params: {
    Context: text({ required: '' }),
    Mailbox: text({ required: '' }),
    Folder: text({ required: '' }),
    ID: text({ required: '' }),
    ToContext: text({ required: '' }),
    ToMailbox: text({ required: '' }),
    ToFolder: text({ required: '' }),
  },
  reply: ack(''),
});

export const VoicemailMove = action({
  name: 'VoicemailMove',
  privilege: ['user'],
  module: 'app_voicemail_odbc',
  params: {
    Context: text({ required: '' }),
    Mailbox: text({ required: '' }),
    Folder: text({ required: '' }),
    ID: text({ required: '' }),
    ToFolder: text({ required: '' }),
  },
  reply: ack(''),
});

export const VoicemailRefresh = action({
  name: 'VoicemailRefresh',
  privilege: ['user'],
  module: 'app_voicemail_odbc',
  params: {
    Context: text(),
    Mailbox: text(),
  },
  reply: ack('Refresh sent'),
});

export const VoicemailRemove = action({
  name: 'VoicemailRemove',
  privilege: ['user'],
  module: 'app_voicemail_odbc',
  params: {
    Context: text({ required: '' }),
    Mailbox: text({ required: '' }),
    Folder: text({ required: '' }),
    ID: text({ required: '' }),
  },
  reply: ack(''),
});

export const VoicemailUsersList = action({
  name: 'VoicemailUsersList',
  privilege: ['call', 'reporting'],
  module: 'app_voicemail_odbc',
  params: {},
  reply: ack(''),
});

export const VoicemailUserStatus = action({
  name: 'VoicemailUserStatus',
  privilege: ['call', 'reporting'],
  module: 'app_voicemail_odbc',
  params: {
    Context: text({ required: '' }),
    Mailbox: text({ required: '' }),
  },
  reply: ack('There is no voicemail user of the given info.'),
});
