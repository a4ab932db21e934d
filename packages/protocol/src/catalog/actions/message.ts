import { ack, action, text, texts } from '../action.js';

export const MessageSend = action({
  name: 'MessageSend',
  synopsis: 'Send a text message outside of any call',
  description:
    'The part before the colon of the destination names the technology, such as pjsip or xmpp. Give the text in Body or Base64Body. The reply tells that the message was handed over, not that it was read.',
  seeAlso: ['SendText'],
  privilege: ['message'],
  module: 'builtin',
  params: {
    Destination: text({
      description: 'Where to send it, as technology:address; left out: To is taken',
      values: [
        'endpoint',
        'endpoint/aor',
        'endpoint@domain',
        'endpoint/<sip[s]:host>>',
        'endpoint/<sip[s]:user@host>',
        'endpoint/"display name" <sip[s]:host>',
        'endpoint/"display name" <sip[s]:user@host>',
        'endpoint/sip[s]:host',
        'endpoint/sip[s]:user@host',
        'endpoint/host',
        'endpoint/user@host',
        '<sip[s]:host>',
        '<sip[s]:user@host>',
        '"display name" <sip[s]:host>',
        '"display name" <sip[s]:user@host>',
        'sip[s]:host',
        'sip[s]:user@host',
        'host',
        'user@host',
        'PJSIP/user@endpoint',
      ],
    }),
    To: text({ description: 'Recipient that the message names, where it differs from Destination' }),
    From: text({ description: 'Sender that the message names, in the form the technology knows' }),
    Body: text({ description: 'The text' }),
    Base64Body: text({ description: 'The text in base64, for line ends and bytes that a header cannot hold' }),
    Variable: texts({ description: 'Variable to set on the message, as name=value' }),
  },
  reply: ack('Message successfully sent'),
  fails: {
    noRecipient: "No 'To' address specified.",
    noTechnology: 'Message technology not found.',
    notSent: 'Message failed to send.',
  },
});
