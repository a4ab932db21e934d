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
