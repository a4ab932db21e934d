import type { ActionDefinition, Parameter } from './action.js';
import { privilegeText } from './classes.js';
import {
  type BlockField,
  bridgeSnapshotHeaders,
  bridgeSnapshotWords,
  channelSnapshotHeaders,
  channelSnapshotWords,
  type EventDefinition,
  type HeaderField,
} from './event.js';

const width = 80;
const indent = '    ';

/** What is said of ActionID, which every action takes. */
export const actionIdWords = 'Text of your choice that every message of the answer brings back';

/** Breaks text between words so that no line, the margin included, is longer than 80 columns. */
const wrap = (text: string, margin = ''): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && margin.length + longer.length > width) {
      lines.push(margin + line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, margin + line];
};

const section = (title: string, lines: readonly string[], otherwise = 'Not available'): string[] => [
  `[${title}]`,
  ...(lines.length > 0 ? lines : [otherwise]),
  '',
];

/** One header of an event as it stands on the wire, blocks taken apart. */
export interface WireHeader {
  readonly name: string;
  readonly description: string;
  readonly values: readonly string[];
  readonly optional: boolean;
}

const ofBlock = (field: BlockField): WireHeader[] => {
  const words: Readonly<Record<string, string>> = field.kind === 'channel' ? channelSnapshotWords : bridgeSnapshotWords;
  const names = field.kind === 'channel' ? channelSnapshotHeaders : bridgeSnapshotHeaders;
  return names.map((name) => ({
    name: field.prefix + name,
    description: words[name] ?? '',
    values: [],
    optional: field.optional === true,
  }));
};

const ofHeader = (name: string, field: HeaderField): WireHeader => ({
  name,
  description: field.description,
  values: field.values ?? [],
  optional: field.optional === true,
});

/** The headers of an event in wire order, those of its channels and bridges among them. */
export const wireHeaders = (definition: EventDefinition): WireHeader[] =>
  Object.entries(definition.fields).flatMap(([name, field]) =>
    field.kind === 'header' ? [ofHeader(name, field)] : ofBlock(field),
  );

const valueLines = (values: readonly string[] | undefined, otherwise: string | undefined): string[] => [
  ...(values && values.length > 0 ? wrap(`Values: ${values.join(', ')}`, indent) : []),
  ...(otherwise === undefined ? [] : wrap(`Default: ${otherwise}`, indent)),
];

const parameterLines = ([name, parameter]: [string, Parameter]): string[] => [
  name,
  ...wrap(parameter.description, indent),
  ...(parameter.repeated ? [`${indent}May be given several times`] : []),
  ...valueLines(parameter.values, parameter.default),
];

/** An optional header stands in brackets, as in `[ActionID:] <value>`. */
const syntaxLine = (name: string, optional: boolean) => (optional ? `[${name}:] <value>` : `${name}: <value>`);

const actionSyntax = (definition: ActionDefinition): string[] => [
  `Action: ${definition.name}`,
  syntaxLine('ActionID', true),
  ...Object.entries(definition.params).map(([name, { required }]) => syntaxLine(name, required === undefined)),
];

const listResponses = ({ reply }: ActionDefinition): string[] =>
  reply.kind === 'list' ? reply.items.map(({ name }) => `Event: ${name}`) : [];

const finalResponse = ({ reply }: ActionDefinition): string[] =>
  reply.kind === 'list' ? [`Event: ${reply.complete}`] : [];

/** What `manager show command` prints of an action: lines without line ends, no longer than 80 columns but for names. */
export const describeAction = (definition: ActionDefinition): string[] => [
  ...section('Syntax', actionSyntax(definition)),
  ...section('Synopsis', wrap(definition.synopsis)),
  ...section('Description', wrap(definition.description)),
  ...section('Arguments', [
    'ActionID',
    ...wrap(actionIdWords, indent),
    ...Object.entries(definition.params).flatMap(parameterLines),
  ]),
  ...section('See Also', wrap(definition.seeAlso.join(', '))),
  ...section('Privilege', [privilegeText(definition.classes)]),
  ...section('List Responses', listResponses(definition), 'None'),
  ...section('Final Response', finalResponse(definition), 'None'),
];

const eventSyntax = (definition: EventDefinition, headers: readonly WireHeader[]): string[] => [
  `Event: ${definition.name}`,
  ...(definition.classes === 0 ? [] : [`Privilege: ${privilegeText(definition.classes)}`]),
  ...headers.map(({ name, optional }) => syntaxLine(name, optional)),
];

/** What `manager show event` prints of an event: lines without line ends, no longer than 80 columns but for names. */
export const describeEvent = (definition: EventDefinition): string[] => {
  const headers = wireHeaders(definition);
  return [
    ...section('Syntax', eventSyntax(definition, headers)),
    ...section('Synopsis', wrap(definition.synopsis)),
    ...section('Description', wrap(definition.description ?? '')),
    ...section(
      'Arguments',
      headers.flatMap(({ name, description, values }) => [
        name,
        ...wrap(description, indent),
        ...valueLines(values, undefined),
      ]),
      'None',
    ),
    ...section('See Also', wrap(definition.seeAlso.join(', '))),
    ...section('Privilege', [privilegeText(definition.classes)]),
  ];
};
