import { ack, action, text, texts } from '../action.js';

export const MessageSend = action({
  name: 'MessageSend',
  privilege: ['message'],
  module: 'builtin',
  params: {
    Destination: text({
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
    To: text(),
    From: text(),
    Body: text(),
    Base64Body: text(),
    Variable: texts(),
  },
  reply: ack('Message successfully sent'),
});
