// What the sources say can be answered and raised, and what a run of the tests has recorded of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sources of the server that are neither tests nor for tests: text without comments. */
export const readServer = (folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|^testing\/|test-support\.ts$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));

const all = (texts, expression, group = 1) =>
  new Set(texts.flatMap((text) => [...text.matchAll(expression)].map((match) => match[group])));

/** The actions that have a handler. */
export const handledActions = (sources) => all(sources, /\bhandle(?:List)?\(\s*actions\.(\w+)/g);

/** The events that something raises or lists: wherever the catalog's row is named, but to listen for it. */
export const raisedEvents = (sources, catalog) => {
  const named = all(sources, /(?<!\btap\(\s*)\b(?:events|eventDefinitions)\.([A-Z]\w*)/g);
  // A few are written by hand, as their headers are whatever a client sends.
  const written = all(sources, /(?:\bname: '|'Event: )([A-Z]\w*)(?:'|\\r\\n)/g);
  return new Set([...named, ...written].filter((name) => catalog.has(name)));
};

/** What the files of a folder hold: facts by their kind, each a list of words. */
export const readRecorded = (folder) => {
  const facts = { event: new Map(), outcome: new Map(), missing: new Map(), session: new Map() };
  const files = readdirSync(folder);
  for (const file of files)
    for (const line of readFileSync(join(folder, file), 'latin1').split('\n')) {
      const [kind, ...words] = line.split('\t');
      facts[kind]?.set(words.join('\t'), words);
    }
  return { files: files.length, ...facts };
};

/** Whether a text can have come from one of the catalog, whose places are filled. */
const fits = (template, text) => {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').trim());
  return new RegExp(`^${parts.join('.*')}$`).test(text.trim());
};

/** What an action of a module has not shown: success, failures by name, parameters that are missing. */
const gapsOf = ({ name, fails, params }, { outcome, missing }) => {
  const has = (what) => outcome.has(`${name}\t${what}`);
  const told = [...missing.values()].filter(([action]) => action === name).map(([, text]) => text);
  const required = new Set(Object.values(params).flatMap(({ required: text }) => (text ? [text] : [])));
  return [
    ...(has('ok') ? [] : ['success']),
    ...Object.keys(fails).flatMap((key) => (has(key) ? [] : [`${key}: ${fails[key]}`])),
    ...[...required].flatMap((text) => (told.includes(text) ? [] : [`a parameter is missing: ${text}`])),
  ];
};

/** The same for an action of the manager itself, which is known by its texts alone. */
const sessionGapsOf = ({ name, fails, params }, { session }) => {
  const answers = [...session.values()].filter(([action]) => action === name);
  const told = (template) => answers.some(([, response, text]) => response === 'Error' && fits(template, text));
  const texts = [
    ...Object.values(fails),
    ...Object.values(params).flatMap(({ required }) => (required ? [required] : [])),
  ];
  return [
    ...(answers.some(([, response]) => response !== 'Error') ? [] : ['success']),
    ...[...new Set(texts)].filter((text) => !told(text)),
  ];
};

/**
 * What no test performed or raised, a line each, and how much was looked at.
 *
 * @param actions the catalog's actions by name, as `events` its events
 * @param excused what need not be shown, by line, each with its reason
 */
export const findGaps = ({ recorded, sources, actions, events, sessionActions, excused }) => {
  const handled = handledActions(sources);
  const raised = raisedEvents(sources, events);
  const gaps = [];
  let outcomes = 0;
  for (const action of actions.values()) {
    const bySession = sessionActions.has(action.name);
    if (!bySession && !handled.has(action.name)) continue;
    outcomes += 1 + Object.keys(action.fails).length;
    const open = bySession ? sessionGapsOf(action, recorded) : gapsOf(action, recorded);
    gaps.push(...open.map((gap) => `${action.name}: ${gap}`));
  }
  for (const name of raised) if (!recorded.event.has(name)) gaps.push(`${name} is never raised`);
  // The other way round: what was seen and was not looked for would hide what is missing beside it.
  for (const [name] of recorded.event.values())
    if (events.has(name) && !raised.has(name))
      gaps.push(`${name} is raised, but not where this check looks for events`);
  const idle = Object.keys(excused).filter((line) => !gaps.includes(line));
  return {
    gaps: [...gaps.filter((line) => !(line in excused)), ...idle.map((line) => `excused without need: ${line}`)],
    outcomes,
    events: raised.size,
  };
};
