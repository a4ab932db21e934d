import { actions, events } from '@amiable/protocol';
import { type ActionHandler, type Done, done, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import { folderNames, folderOf } from './mailbox-folders.js';
import { forwardMessage, moveMessage, removeMessage } from './messages.js';
import type { Voicemail } from './voicemail.js';
import type { Mailbox } from './voicemail-conf.js';

/** All Voicemail… actions. */
export const voicemailActions = (voicemail: Voicemail): readonly ActionHandler[] => [
  handleList(actions.VoicemailUsersList, () => users(voicemail)),
  handleList(actions.VoicemailUserStatus, ({ Context, Mailbox: box }) => {
    const mailbox = voicemail.find(box, Context);
    return mailbox ? user(voicemail, mailbox) : answered('There is no voicemail user of the given info.');
  }),
  handleList(actions.VoicemailBoxSummary, ({ Context, Mailbox: box }) => {
    const mailbox = voicemail.find(box, Context);
    return mailbox ? summary(voicemail, mailbox) : answered('There is no voicemail user matching the given user.');
  }),
  handle(actions.VoicemailRefresh, ({ Context, Mailbox: box }) => {
    voicemail.refresh(Context, box);
    return 'ok';
  }),
  handle(actions.VoicemailMove, (p) => {
    const mailbox = voicemail.find(p.Mailbox, p.Context);
    const moved = mailbox && moveMessage(voicemail, { mailbox, folder: p.Folder, id: p.ID }, p.ToFolder);
    return answered(`Message move ${moved ? 'successful' : 'failed'}`, true);
  }),
  handle(actions.VoicemailForward, (p) => {
    const [mailbox, to] = [voicemail.find(p.Mailbox, p.Context), voicemail.find(p.ToMailbox, p.ToContext)];
    const forwarded =
      mailbox && to && forwardMessage(voicemail, { mailbox, folder: p.Folder, id: p.ID }, to, p.ToFolder);
    return answered(`Message forward ${forwarded ? 'successful' : 'failed'}`, true);
  }),
  handle(actions.VoicemailRemove, (p) => {
    const mailbox = voicemail.find(p.Mailbox, p.Context);
    const removed = mailbox && removeMessage(voicemail, { mailbox, folder: p.Folder, id: p.ID });
    return answered(`Message remove ${removed ? 'successful' : 'failed'}`, true);
  }),
];

/** A success that only says so; some of the reference's have one line feed more. */
const answered = (message: string, lineFeed = false): Done => ({ ...done({ Message: message }), lineFeed });

function* users(voicemail: Voicemail): Generator<ListItem, undefined> {
  for (const mailbox of voicemail.mailboxes) yield item(events.VoicemailUserEntry, facts(voicemail, mailbox));
}

function* user(voicemail: Voicemail, mailbox: Mailbox): Generator<ListItem, undefined> {
  yield item(events.VoicemailUserDetail, facts(voicemail, mailbox));
}

function* summary(voicemail: Voicemail, mailbox: Mailbox): Generator<ListItem, undefined> {
  const folders = voicemail.folders(mailbox);
  for (const folder of folderNames)
    for (const { facts: message } of folders.list(folder))
      yield item(events.VoicemailBoxDetail, {
        Folder: folderOf(folder) ?? folder,
        CallerID: message.callerid,
        Date: message.origdate,
        Duration: message.duration,
        Flag: message.flag,
        ID: message.msg_id,
      });
}

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');

const facts = (voicemail: Voicemail, mailbox: Mailbox) => {
  const { options } = mailbox;
  const counts = voicemail.countsOf(mailbox);
  return {
    VMContext: mailbox.context,
    VoiceMailbox: mailbox.box,
    Fullname: mailbox.fullname,
    Email: mailbox.email ?? '(null)',
    Pager: mailbox.pager,
    ServerEmail: options.serveremail,
    FromString: options.fromstring,
    MailCommand: voicemail.config.general.mailcmd,
    Language: options.language,
    TimeZone: options.tz,
    Callback: options.callback,
    Dialout: options.dialout,
    UniqueID: '',
    ExitContext: options.exitcontext,
    SayDurationMinimum: options.saydurationm,
    SayEnvelope: yesNo(options.envelope),
    SayCID: yesNo(options.saycid),
    AttachMessage: yesNo(options.attach),
    AttachmentFormat: options.attachfmt,
    DeleteMessage: yesNo(options.delete),
    VolumeGain: options.volgain.toFixed(2),
    CanReview: yesNo(options.review),
    CanMarkUrgent: yesNo(options.leaveurgent),
    CallOperator: yesNo(options.operator),
    MaxMessageCount: options.maxmsg,
    MaxMessageLength: options.maxsecs,
    NewMessageCount: counts.new + counts.urgent,
    OldMessageCount: counts.old,
  };
};
