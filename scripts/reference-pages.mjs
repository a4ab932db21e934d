// The pages of docs/reference as text, made of the catalog alone: the same catalog gives the same bytes.

const notice = '<!-- Made by scripts/reference.mjs from packages/protocol/src/catalog. Do not edit. -->\n';

/** Text as Markdown shows it letter by letter, in a table too. */
const plain = (text) => text.replace(/[\\|<>*_[\]`]/g, (letter) => `\\${letter}`);

const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
const anchor = (name) => name.toLowerCase().replace(/[^a-z0-9_-]/g, '');
const table = (head, rows) =>
  rows.length === 0
    ? ''
    : `${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;

const paragraphs = (...parts) =>
  `${parts
    .filter(Boolean)
    .map((part) => part.trimEnd())
    .join('\n\n')}\n`;

const valuesText = ({ values, default: otherwise }) => [
  ...(values ? [`Values: ${values.map(code).join(', ')}.`] : []),
  ...(otherwise === undefined ? [] : [`Default: ${code(otherwise)}.`]),
];

const words = (description, more) =>
  [/[.)]$/.test(description) || more.length === 0 ? plain(description) : `${plain(description)}.`, ...more].join(' ');

/** A link to an action or an event from one of the pages. */
const link = (kind, name, page) => `[${name}](${page === kind ? '' : `${kind}.md`}#${anchor(name)})`;
const linksTo = (kind, definitions, page) => definitions.map(({ name }) => link(kind, name, page)).join(', ');

/** A name that is both an action and an event means the one of the page, or the other one where it is the page's own. */
const seeAlso = ({ actions, events }, definition, page) => {
  const other = page === 'actions' ? 'events' : 'actions';
  const here = page === 'actions' ? actions : events;
  const list = definition.seeAlso.map((name) =>
    link(name !== definition.name && here.some((one) => one.name === name) ? page : other, name, page),
  );
  return list.length === 0 ? '' : `See also: ${list.join(', ')}.`;
};

const classLinks = (names) => names.map((name) => `[${name}](classes.md#${name})`).join(', ');

const needs = (names) =>
  `Needs ${names.length > 1 ? 'one of the classes' : 'the class'} ${classLinks(names)} in ${code('write')}`;

const actionClasses = ({ privilege, guard }) => {
  if (guard.length > 0) return `${needs(guard)}, unless ${code('unprivileged_actions')} of manager.conf names it.`;
  return privilege.length === 0 ? 'Needs no class.' : `${needs(privilege)}.`;
};

const parameterRows = ({ params }) =>
  Object.entries(params).map(([name, parameter]) => [
    code(name),
    parameter.required === undefined ? '' : 'yes',
    words(parameter.description, [
      ...(parameter.repeated ? ['May be given several times.'] : []),
      ...valuesText(parameter),
    ]),
  ]);

const message = (text) => (text ? `, ${code(`Message: ${text}`)}` : '');

const replyText = ({ reply }) => {
  if (reply.kind === 'ack') return `Reply: ${code('Response: Success')}${message(reply.message)}.`;
  if (reply.kind === 'fields')
    return `Reply: ${code('Response: Success')}${message(reply.message)}, and headers of its own.`;
  const totals = ['EventList', 'ListItems', ...reply.totals].map(code).join(', ');
  return [
    `Reply: ${code('Response: Success')}, ${code('EventList: start')}${message(reply.message)};`,
    reply.items.length > 0 ? `then the items ${linksTo('events', reply.items, 'actions')};` : 'then the items;',
    `last ${code(`Event: ${reply.complete}`)} with ${totals}.`,
  ].join(' ');
};

const failureRows = ({ params, fails }) => [
  ...Object.entries(params)
    .filter(([, { required }]) => required)
    .map(([name, { required }]) => [`${code(name)} is missing`, code(required)]),
  ...Object.entries(fails).map(([outcome, text]) => [plain(outcome), code(text)]),
];

const actionSection = (catalog, action) =>
  paragraphs(
    `## ${action.name}`,
    `${plain(action.synopsis)}.`,
    plain(action.description),
    `${actionClasses(action)} Module: ${code(action.module)}.`,
    table(['parameter', 'required', 'meaning'], parameterRows(action)),
    replyText(action),
    table(['failure', 'message'], failureRows(action)),
    seeAlso(catalog, action, 'actions'),
  );

const index = (definitions) =>
  table(
    ['name', 'in a line'],
    definitions.map(({ name, synopsis }) => [`[${name}](#${anchor(name)})`, plain(synopsis)]),
  );

export const actionsPage = (catalog) =>
  paragraphs(
    notice,
    '# Actions',
    `${catalog.actions.length} actions. ${code('ActionID')}, which every one of them takes, is not repeated below: ${catalog.protocol.actionIdWords.toLowerCase()}. What each [event](events.md) holds and what each [class](classes.md) allows stands on pages of its own.`,
    index(catalog.actions),
    ...catalog.actions.map((action) => actionSection(catalog, action)),
  );

const blockRow = ({ kind, prefix }) => [
  prefix === '' ? `[${kind}](#the-headers-of-a-${kind})` : `${code(prefix)} + [${kind}](#the-headers-of-a-${kind})`,
  '',
  `The headers of a ${kind}${prefix === '' ? '' : `, each with ${code(prefix)} before its name`}.`,
];

const fieldRows = ({ fields }) =>
  Object.entries(fields).map(([name, field]) =>
    field.kind === 'header'
      ? [code(name), field.optional ? 'at times' : '', words(field.description, valuesText(field))]
      : blockRow(field),
  );

const itemOf = (catalog, event) =>
  catalog.actions.filter(({ reply }) => reply.kind === 'list' && reply.items.some(({ name }) => name === event.name));

const eventClasses = (catalog, event) => {
  const asked = linksTo('actions', itemOf(catalog, event), 'events');
  const answer = asked === '' ? '' : ` Item of the answer to ${asked}.`;
  return event.privilege.length === 0
    ? `Sent to the session that asked, without ${code('Privilege')}.${answer}`
    : `Class: ${classLinks(event.privilege)}.${answer}`;
};

const eventSection = (catalog, event) =>
  paragraphs(
    `## ${event.name}`,
    `${plain(event.synopsis)}.`,
    plain(event.description ?? ''),
    eventClasses(catalog, event),
    table(['header', 'sent', 'meaning'], fieldRows(event)) || 'No headers of its own.',
    seeAlso(catalog, event, 'events'),
  );

const blockSection = (kind, all) =>
  paragraphs(
    `## The headers of a ${kind}`,
    table(
      ['header', 'meaning'],
      Object.entries(all).map(([name, description]) => [code(name), plain(description)]),
    ),
  );

export const eventsPage = (catalog) =>
  paragraphs(
    notice,
    '# Events',
    `${catalog.events.length} events, their headers in the order in which they are sent. An event that answers an action with an ${code('ActionID')} carries that too.`,
    index(catalog.events),
    blockSection('channel', catalog.protocol.channelSnapshotWords),
    `A ${code('ChanVariable')} header follows for each variable that ${code('channelvars')} of manager.conf names, as ${code('name=value')}, its name behind the same prefix.`,
    blockSection('bridge', catalog.protocol.bridgeSnapshotWords),
    ...catalog.events.map((event) => eventSection(catalog, event)),
  );

/** The classes of which one is needed. An event has no guard. */
const classesOf = ({ privilege, guard = [] }) => [...privilege, ...guard];

const withClass = (definitions, name) => definitions.filter((one) => classesOf(one).includes(name));

const classSection = ({ actions, events, protocol }, name) => {
  const allowed = withClass(actions, name);
  const shown = withClass(events, name);
  return paragraphs(
    `## ${name}`,
    `${protocol.classWords[name]}.`,
    `In ${code('write')}: ${linksTo('actions', allowed, 'classes') || 'no action'}.`,
    `In ${code('read')}: ${linksTo('events', shown, 'classes') || 'no event'}.`,
  );
};

const matrix = ({ actions, protocol }) => {
  const used = protocol.classNames.filter((name) => withClass(actions, name).length > 0);
  const rows = actions
    .filter((action) => classesOf(action).length > 0)
    .map((action) => [
      link('actions', action.name, 'classes'),
      ...used.map((column) => (classesOf(action).includes(column) ? '●' : '')),
    ]);
  return table(['action', ...used], rows);
};

export const classesPage = (catalog) => {
  const free = catalog.actions.filter((action) => classesOf(action).length === 0);
  const guarded = catalog.actions.filter(({ guard }) => guard.length > 0);
  return paragraphs(
    notice,
    '# Classes',
    `A user of manager.conf sees the events whose class is in ${code('read')}, and may perform an action when one of its classes is in ${code('write')}. ${code('all')} stands for every class.`,
    table(
      ['class', 'what it is about', 'actions', 'events'],
      catalog.protocol.classNames.map((name) => [
        `[${name}](#${name})`,
        plain(catalog.protocol.classWords[name]),
        withClass(catalog.actions, name).length,
        withClass(catalog.events, name).length,
      ]),
    ),
    '## Which class allows which action',
    'Any one of the marked classes is enough.',
    matrix(catalog),
    `No class is needed for ${linksTo('actions', free, 'classes')}.`,
    guarded.length > 0 &&
      `Asterisk asks for no class for ${linksTo('actions', guarded, 'classes')} either; ${code('unprivileged_actions')} in ${code('[general]')} of manager.conf, a list of their names or ${code('all')}, makes it so here.`,
    ...catalog.protocol.classNames.map((name) => classSection(catalog, name)),
  );
};

/** The places of the catalog that say nothing, as `action DBPut, Family`. */
export const wordless = ({ actions, events }) => [
  ...actions.flatMap((action) => [
    ...(action.synopsis && action.description ? [] : [`action ${action.name}`]),
    ...Object.entries(action.params)
      .filter(([, { description }]) => !description)
      .map(([name]) => `action ${action.name}, ${name}`),
  ]),
  ...events.flatMap((event) => [
    ...(event.synopsis ? [] : [`event ${event.name}`]),
    ...Object.entries(event.fields)
      .filter(([, { kind, description }]) => kind === 'header' && !description)
      .map(([name]) => `event ${event.name}, ${name}`),
  ]),
];

const anchorsOf = (text) =>
  new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchor(title.replaceAll(' ', '-'))));

/** The links between the pages that lead nowhere, as `actions.md: #dbput`. */
export const deadLinks = (pages) => {
  const anchors = Object.fromEntries(Object.entries(pages).map(([name, text]) => [name, anchorsOf(text)]));
  return Object.entries(pages).flatMap(([name, text]) =>
    [...text.matchAll(/\]\(([\w.]*)#([^)]+)\)/g)]
      .filter(([, page, target]) => !anchors[page || name]?.has(target))
      .map(([, page, target]) => `${name}: ${page}#${target}`),
  );
};
