import type { Message } from './recording.js';

/** A message with what differs from run to run made equal. */
export interface MaskedMessage {
  readonly step: number;
  readonly client: string;
  /** The unique id of the channel that it is about, as it was; '' for others. */
  readonly about: string;
  readonly text: string;
  readonly firstLine: string;
}

/** Headers whose value is a time, a duration, an address or chance. */
const variableHeaders = new Set(
  (
    'timestamp eventtime starttime answertime endtime eventtv duration billableseconds seconds lastpause lastcall ' +
    'logintime loggedinstart talktime holdtime ringtime wait parkingduration parkingtimeout coreuptime corereloadtime ' +
    'corestartuptime corestartupdate corereloaddate coreprocessedcalls lastreload sessionid remoteaddress localaddress ' +
    'challenge receivedchallenge expectedresponse response_ age roundtripusec regexpire sessiontime uptime inpause ' +
    'longestholdtime timetohangup bridgeduration dateofreg callid viaaddress useragent expirationtime totaltime ' +
    'mixmonitorid answeredtime abandonedcount_ destbridgepeer_ timestamps env commandid'
  ).split(' '),
);

/** Patterns inside any value that differ from run to run, and what stands for them. */
const variableText: readonly (readonly [RegExp, string])[] = [
  [/-[0-9a-f]{8}(?=;|\b)/g, '-*'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID'],
  [/\b1[0-9]{9}\.[0-9]{1,6}\b/g, 'UID'],
  [/\b1[0-9]{9}\b/g, 'TIME'],
  [/\b20\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d{4})?/g, 'DATE'],
  [/127\.0\.0\.1[:/]\d{4,5}/g, '127.0.0.1:PORT'],
  [/0x[0-9a-f]{6,16}/g, '0xPTR'],
  [/(\/[\w.-]+)+\/var\/spool\//g, '@LAB@/var/spool/'],
  [/\b\d\d:\d\d:\d\d\b/g, 'CLOCK'],
  // The recordings hold a star for the synopses of ListCommands: words are each server's own.
  [/^(\w+): .*(?= {2}\(Priv: [^)]*\)$)/, '$1: *'],
];

const maskText = (text: string): string =>
  variableText.reduce((masked, [pattern, stand]) => masked.replace(pattern, stand), text);

/** Events whose moment is chance on the reference, so that nobody can be held to them. */
const byChance = ({ lines }: Message): boolean => {
  const first = lines[0] ?? '';
  if (/^Event: (Registry|RTCPSent|RTCPReceived|ChallengeSent|ContactStatus)$/.test(first)) return true;
  // scripted phones exchange no SIP, so that they log in nowhere
  if (first === 'Event: SuccessfulAuth' && lines.includes('Service: PJSIP')) return true;
  if (first === 'Event: DeviceStateChange')
    return lines.some((line) => /^Device: (Local|PJSIP|CB\w+|Queue:)/.test(line));
  if (first === 'Event: VarSet')
    return lines.some((line) =>
      /^Variable: (\w+_MS|RTPAUDIOQOS\w*|DIALEDTIME|ANSWEREDTIME|QUEUEHOLDTIME|QEHOLDTIME|QUEUEWAIT)$/.test(line),
    );
  return false;
};

const splitHeader = (line: string): [string, string] => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
};

const idHeaders = [
  ['uniqueid', 'channel'],
  ['destuniqueid', 'destchannel'],
  ['localoneuniqueid', 'localonechannel'],
  ['localtwouniqueid', 'localtwochannel'],
] as const;

/** Unique ids of the channels of a run, and the name that stands for each. */
const channelNames = (messages: readonly Message[]): Map<string, string> => {
  const names = new Map<string, string>();
  for (const { lines } of messages) {
    const headers = new Map(lines.map(splitHeader).map(([name, value]) => [name.toLowerCase(), value]));
    for (const [idHeader, nameHeader] of idHeaders) {
      const id = headers.get(idHeader);
      const name = headers.get(nameHeader);
      if (id && name && /^[^<\s]{4,}$/.test(id) && id !== 'none' && id !== name && !names.has(id))
        names.set(id, `uid(${maskText(name)})`);
    }
  }
  return names;
};

const maskLine = (line: string, names: ReadonlyMap<string, string>): string => {
  const colon = line.indexOf(':');
  if (colon > 0 && variableHeaders.has(line.slice(0, colon).toLowerCase())) return `${line.slice(0, colon)}: *`;
  let masked = line;
  for (const [id, name] of names) masked = masked.replaceAll(id, name);
  return maskText(masked);
};

/** Masks one run. */
export const mask = (messages: readonly Message[]): MaskedMessage[] => {
  const names = channelNames(messages);
  return messages
    .filter((message) => !byChance(message))
    .map(({ step, client, lines }) => {
      const idLine = lines.find((line) => /^(Uniqueid|UniqueID|LocalOneUniqueid): /.test(line));
      const masked = lines.includes('EventName: LINKEDID_END')
        ? ['Event: CEL', 'EventName: LINKEDID_END']
        : lines.map((line) => maskLine(line, names));
      return {
        step,
        client,
        about: idLine?.split(': ')[1] ?? '',
        text: masked.join('\n'),
        firstLine: masked[0] ?? '',
      };
    });
};
