// node bench/bare-server.mjs [PORT]: about the least that a Node process can do as an AMI server, to measure a real one
// against. It splits on blank lines, answers with fixed bytes, and copies each UserEvent to every reader; an Originate
// gives the events of a finished call at once. It knows no users, rights, filters or limits. Prints its port.
import net from 'node:net';

const banner = 'Asterisk Call Manager/9.0.0\r\n';
const answers = {
  login: 'Response: Success\r\nMessage: Authentication accepted\r\n\r\n',
  ping: 'Response: Success\r\nActionID: 1\r\nPing: Pong\r\nTimestamp: 1795401555.887845\r\n\r\n',
  userEvent: 'Response: Success\r\nMessage: Event Sent\r\n\r\n',
  originate: 'Response: Success\r\nMessage: Originate successfully queued\r\n\r\n',
  other: 'Response: Success\r\nMessage: Done\r\n\r\n',
};

const channel =
  'Channel: Local/600@bench-00000001;1\r\nChannelState: 6\r\nChannelStateDesc: Up\r\nCallerIDNum: <unknown>\r\n' +
  'CallerIDName: <unknown>\r\nConnectedLineNum: <unknown>\r\nConnectedLineName: <unknown>\r\nLanguage: en\r\n' +
  'AccountCode: \r\nContext: bench\r\nExten: 600\r\nPriority: 1\r\nUniqueid: 1795401555.1\r\nLinkedid: 1795401555.1\r\n';
const call = [
  ...['Newchannel', 'Newchannel', 'LocalBridge', 'DialBegin', 'Newstate', 'Newstate', 'DialEnd', 'OriginateResponse'],
  ...['SoftHangupRequest', 'HangupRequest', 'Hangup', 'Hangup'],
]
  .map((name) => `Event: ${name}\r\nPrivilege: call,all\r\n${channel}\r\n`)
  .join('');

/** The sessions that asked for events. */
const readers = new Set();

/** Serves one session. @param {net.Socket} socket */
const serve = (socket) => {
  let rest = '';
  socket.setNoDelay(true);
  socket.write(banner);
  socket.on('error', () => {});
  socket.on('close', () => readers.delete(socket));
  socket.on('data', (bytes) => {
    rest += bytes.latin1Slice();
    let out = '';
    let events = '';
    for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
      const message = rest.slice(0, end);
      rest = rest.slice(end + 4);
      if (message.startsWith('Action: Ping')) out += answers.ping;
      else if (message.startsWith('Action: UserEvent')) {
        out += answers.userEvent;
        events += `Event: UserEvent\r\nPrivilege: user,all\r\n${message.slice(message.indexOf('\r\n') + 2)}\r\n\r\n`;
      } else if (message.startsWith('Action: Login')) {
        if (/Events: (user|call|on)/.test(message)) readers.add(socket);
        out += answers.login;
      } else if (message.startsWith('Action: Originate')) {
        out += answers.originate;
        events += call;
      } else out += answers.other;
    }
    if (out) socket.write(out, 'latin1');
    if (!events) return;
    const copy = Buffer.from(events, 'latin1');
    for (const reader of readers) reader.write(copy);
  });
};

const server = net.createServer(serve);
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
// The end of the input is the end of whoever started this server.
if (!process.stdin.isTTY) process.stdin.on('end', () => process.exit(0)).resume();
