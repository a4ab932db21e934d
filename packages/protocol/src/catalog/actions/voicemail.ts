import { ack, action, fields, list, text } from '../action.js';
import { VoicemailBoxDetail, VoicemailUserDetail, VoicemailUserEntry } from '../events/voicemail.js';

export const VoicemailBoxSummary = action({
  name: 'VoicemailBoxSummary',
  synopsis: 'List the messages of a mailbox',
  description: 'Gives the messages of each folder with their ids, times and callers.',
  seeAlso: ['VoicemailUserStatus', 'VoicemailMove'],
  privilege: ['call', 'reporting'],
  module: 'app_voicemail',
  params: {
    Context: text({
      description: 'Voicemail context of the mailbox',
      required: "Need 'Context' and 'Mailbox' parameters.",
    }),
    Mailbox: text({ description: 'Number of the mailbox', required: "Need 'Context' and 'Mailbox' parameters." }),
  },
  reply: list('Voicemail box detail will follow', [VoicemailBoxDetail], 'VoicemailBoxDetailComplete'),
});

export const VoicemailForward = action({
  name: 'VoicemailForward',
  synopsis: 'Copy a message to another mailbox',
  description: 'The first mailbox keeps its message.',
  seeAlso: ['VoicemailMove', 'VoicemailBoxSummary'],
  privilege: ['user'],
  module: 'app_voicemail',
  params: {
    Context: text({
      description: 'Voicemail context of the mailbox that has the message',
      required: 'Mailbox not specified, required',
    }),
    Mailbox: text({
      description: 'Number of the mailbox that has the message',
      required: 'Mailbox not specified, required',
    }),
    Folder: text({ description: 'Folder of the message, such as INBOX', required: 'Folder not specified, required' }),
    ID: text({
      description: 'Id of the message, as VoicemailBoxSummary gives it',
      required: 'ID not specified, required',
    }),
    ToContext: text({
      description: 'Voicemail context of the mailbox that gets it',
      required: 'ToMailbox not specified, required',
    }),
    ToMailbox: text({
      description: 'Number of the mailbox that gets it',
      required: 'ToMailbox not specified, required',
    }),
    ToFolder: text({ description: 'Folder that gets it', required: 'ToFolder not specified, required' }),
  },
  reply: fields(),
});

export const VoicemailMove = action({
  name: 'VoicemailMove',
  synopsis: 'Move a message to another folder of its mailbox',
  description: 'Nothing else about the message changes.',
  seeAlso: ['VoicemailForward', 'VoicemailRemove'],
  privilege: ['user'],
  module: 'app_voicemail',
  params: {
    Context: text({ description: 'Voicemail context of the mailbox', required: 'Mailbox not specified, required' }),
    Mailbox: text({ description: 'Number of the mailbox', required: 'Mailbox not specified, required' }),
    Folder: text({ description: 'Folder of the message, such as INBOX', required: 'Folder not specified, required' }),
    ID: text({
      description: 'Id of the message, as VoicemailBoxSummary gives it',
      required: 'ID not specified, required',
    }),
    ToFolder: text({ description: 'Folder that gets it, such as Old', required: 'ToFolder not specified, required' }),
  },
  reply: fields(),
});

export const VoicemailRefresh = action({
  name: 'VoicemailRefresh',
  synopsis: 'Look into mailboxes for changes made from outside',
  description: 'Has the mailboxes polled and those who watch them told what changed.',
  seeAlso: ['MessageWaiting'],
  privilege: ['user'],
  module: 'app_voicemail',
  params: {
    Context: text({ description: 'Voicemail context to look into; left out: all' }),
    Mailbox: text({ description: 'Mailbox to look into; left out: all of the context' }),
  },
  reply: ack('Refresh sent'),
});

export const VoicemailRemove = action({
  name: 'VoicemailRemove',
  synopsis: 'Delete a message',
  description: 'The message is gone for good.',
  seeAlso: ['VoicemailMove', 'VoicemailBoxSummary'],
  privilege: ['user'],
  module: 'app_voicemail',
  params: {
    Context: text({ description: 'Voicemail context of the mailbox', required: 'Mailbox not specified, required' }),
    Mailbox: text({ description: 'Number of the mailbox', required: 'Mailbox not specified, required' }),
    Folder: text({ description: 'Folder of the message, such as INBOX', required: 'Folder not specified, required' }),
    ID: text({
      description: 'Id of the message, as VoicemailBoxSummary gives it',
      required: 'ID not specified, required',
    }),
  },
  reply: fields(),
});

export const VoicemailUsersList = action({
  name: 'VoicemailUsersList',
  synopsis: 'List the users of voicemail',
  description: 'Gives an event for each mailbox of voicemail.conf, with its settings and the number of its messages.',
  seeAlso: ['VoicemailUserStatus'],
  privilege: ['call', 'reporting'],
  module: 'app_voicemail',
  params: {},
  reply: list('Voicemail user list will follow', [VoicemailUserEntry], 'VoicemailUserEntryComplete'),
});

export const VoicemailUserStatus = action({
  name: 'VoicemailUserStatus',
  synopsis: 'Show one user of voicemail',
  description: 'Gives the settings of the mailbox and the number of its messages.',
  seeAlso: ['VoicemailUsersList', 'VoicemailBoxSummary'],
  privilege: ['call', 'reporting'],
  module: 'app_voicemail',
  params: {
    Context: text({
      description: 'Voicemail context of the mailbox',
      required: "Need 'Context' and 'Mailbox' parameters.",
    }),
    Mailbox: text({ description: 'Number of the mailbox', required: "Need 'Context' and 'Mailbox' parameters." }),
  },
  reply: list('Voicemail user detail will follow', [VoicemailUserDetail], 'VoicemailUserDetailComplete'),
});
