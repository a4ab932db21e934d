/** Lines of `pjsip show …`: what is deeper has its label two columns further to the right, and the columns behind stay. */
const firstLabel = 9;
const stateColumn = 63;
const lineEnd = 90;

/** A line at a depth. */
export const row = (depth: number, label: string, text: string): string =>
  `${label.padStart(firstLabel + 2 * depth)}:  ${text}`.trimEnd();

/** A name that fills the line up to where the state stands, or to `end`. */
export const fill = (depth: number, name: string, end = stateColumn): string => {
  const width = end - (firstLabel + 2 * depth + 3);
  return name.slice(0, width).padEnd(width);
};

/** `<Aor......>` as wide as what stands below it. */
const box = (title: string, width: number): string => `<${title.padEnd(width - 2, '.')}>`;
const nameBox = (depth: number, title: string, end = stateColumn): string =>
  box(title, end - (firstLabel + 2 * depth + 3));

/** What a channel calls, and whom it talks to. */
export const extenRow = (depth: number, exten: string, connected: string): string =>
  `${'Exten'.padStart(firstLabel + 2 * depth)}: ${exten.padEnd(24)}  CLCID: ${connected}`;

const contactEnd = 58;

export const heads = {
  endpoint: (depth: number) =>
    row(depth, 'Endpoint', `${nameBox(depth, 'Endpoint/CID')}  ${box('State', 12)}  ${box('Channels', 11)}`),
  auth: (depth: number) => row(depth, 'I/OAuth', nameBox(depth, 'AuthId/UserName', lineEnd)),
  aor: (depth: number) => row(depth, 'Aor', `${nameBox(depth, 'Aor')}  <MaxContact>`),
  contact: (depth: number) =>
    row(depth, 'Contact', `${nameBox(depth, 'Aor/ContactUri', contactEnd)} <Hash....> <Status> <RTT(ms)..>`),
  transport: (depth: number) =>
    row(depth, 'Transport', `<TransportId........>  <Type>  <cos>  <tos>  ${box('BindAddress', 33 - 2 * depth)}`),
  identify: (depth: number) => row(depth, 'Identify', nameBox(depth, 'Identify/Endpoint', lineEnd)),
  match: (depth: number) => row(depth, 'Match', nameBox(depth, 'criteria', 51)),
  channel: (depth: number) =>
    row(depth, 'Channel', `${nameBox(depth, 'ChannelId')}  ${box('State', 12)}  ${box('Time', 11)}`),
  exten: (depth: number) => extenRow(depth, box('DialedExten', 24), box('ConnectedLineCID', 25)),
};

/** The line below the heads. */
export const ruler = '='.repeat(lineEnd);

/** Options by name, as `pjsip show endpoint alice` ends. */
export const optionLines = (values: Readonly<Record<string, string>>): readonly string[] => {
  const names = Object.keys(values)
    .filter((name) => !name.startsWith('@'))
    .sort((a, b) => (a < b ? -1 : 1));
  const width = Math.max('ParameterName'.length, ...names.map((name) => name.length));
  return [
    ` ${'ParameterName'.padEnd(width)} : ParameterValue`,
    ` ${'='.repeat(width + 65)}`,
    ...names.map((name) => ` ${name.padEnd(width)} : ${values[name] ?? ''}`),
  ];
};
