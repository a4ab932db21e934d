import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const MWIGet = event({
  name: 'MWIGet',
  synopsis: 'A mailbox in the answer to the action MWIGet',
  seeAlso: ['MWIGetComplete', 'MessageWaiting'],
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Mailbox: header('The mailbox, as box@context'),
    OldMessages: header('Number of messages heard'),
    NewMessages: header('Number of messages not heard yet'),
  },
});

export const MWIGetComplete = event({
  name: 'MWIGetComplete',
  synopsis: 'End of the answer to the action MWIGet',
  seeAlso: ['MWIGet'],
  privilege: ['reporting'],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
  },
});

export const MessageWaiting = event({
  name: 'MessageWaiting',
  synopsis: 'The messages of a mailbox have changed',
  description: 'The channel is left out when none had a part in it.',
  seeAlso: ['MailboxCount', 'MailboxStatus'],
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Mailbox: header('The mailbox, as box@context'),
    Waiting: header('1 where there are new messages, otherwise 0'),
    New: header('Number of new messages'),
    Old: header('Number of old messages'),
  },
});

export const MiniVoiceMail = event({
  name: 'MiniVoiceMail',
  synopsis: 'A message has been sent by MiniVM',
  privilege: ['call'],
  fields: {
    channel: channelSnapshot(),
    Action: header('What was done: SentNotification'),
    Mailbox: header('The mailbox, as box@context'),
    Counter: header('Value of the message counter'),
  },
});

export const VoicemailPasswordChange = event({
  name: 'VoicemailPasswordChange',
  synopsis: 'The password of a mailbox has changed',
  privilege: ['user'],
  fields: {
    Context: header('Voicemail context of the mailbox'),
    Mailbox: header('Number of the mailbox'),
    NewPassword: header('The new password'),
  },
});

const voicemailUser = {
  ActionID: optionalHeader('ActionID of the request; left out where it had none'),
  VMContext: header('Voicemail context of the mailbox'),
  VoiceMailbox: header('Number of the mailbox'),
  Fullname: header('Whose mailbox it is'),
  Email: header('Where messages are sent by e-mail; (null) where voicemail.conf has no such field'),
  Pager: header('Where short notices are sent by e-mail'),
  ServerEmail: header('Whom such e-mail is from'),
  FromString: header('The name of whom it is from'),
  MailCommand: header('Value of mailcmd'),
  Language: header('Language of the prompts'),
  TimeZone: header('Zone of voicemail.conf in which times are told'),
  Callback: header('Context in which callers are called back'),
  Dialout: header('Context in which the menu dials out'),
  UniqueID: header('Id in a database; empty'),
  ExitContext: header('Context of those who leave by * or 0'),
  SayDurationMinimum: header('Minutes from which the length of a message is said'),
  SayEnvelope: header('Whether day and time of a message are said: Yes or No'),
  SayCID: header('Whether the caller is said: Yes or No'),
  AttachMessage: header('Whether e-mail has the message with it: Yes or No'),
  AttachmentFormat: header('Format of that; empty for the first one of format'),
  DeleteMessage: header('Whether messages are deleted when they were sent: Yes or No'),
  VolumeGain: header('By how much messages are louder there, in decibels'),
  CanReview: header('Whether callers can listen to what they left: Yes or No'),
  CanMarkUrgent: header('Whether callers can mark messages urgent: Yes or No'),
  CallOperator: header('Whether callers reach an operator by 0: Yes or No'),
  MaxMessageCount: header('Most messages of a folder'),
  MaxMessageLength: header('Longest message in seconds; 0 for no limit'),
  NewMessageCount: header('Number of new messages'),
  OldMessageCount: header('Number of old messages'),
};

export const VoicemailUserEntry = event({
  name: 'VoicemailUserEntry',
  synopsis: 'A mailbox in the answer to VoicemailUsersList',
  seeAlso: ['VoicemailUsersList'],
  privilege: [],
  fields: voicemailUser,
});

export const VoicemailUserDetail = event({
  name: 'VoicemailUserDetail',
  synopsis: 'The mailbox in the answer to VoicemailUserStatus',
  seeAlso: ['VoicemailUserStatus'],
  privilege: [],
  fields: voicemailUser,
});

export const VoicemailBoxDetail = event({
  name: 'VoicemailBoxDetail',
  synopsis: 'A message in the answer to VoicemailBoxSummary',
  seeAlso: ['VoicemailBoxSummary'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Folder: header('Folder of the message'),
    CallerID: header('Who left it'),
    Date: header('When it was left'),
    Duration: header('Length in seconds'),
    Flag: header('Urgent, or nothing'),
    ID: header('Id of the message'),
  },
});
