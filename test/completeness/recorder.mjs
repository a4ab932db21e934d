// Writes down what a process has answered and raised: every action with its outcome, every event, every item of a list.
// One file per process and module graph in a folder, a fact a line, each fact once; check.mjs reads them together.
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The variable that names the folder; without it nothing is written. */
export const folderVariable = 'AMIABLE_COMPLETENESS';

let files = 0;

/**
 * Watches the places that every answer and every event passes.
 *
 * @param folder where to write
 * @param parts the classes of the server, as the process has loaded them
 */
export const record = (folder, { ActionTable, EventBus, Manager, Session, sessionActions }) => {
  mkdirSync(folder, { recursive: true });
  // Open from the start: a server may give up its rights to the folder.
  const file = openSync(join(folder, `${process.pid}-${Date.now()}-${files++}.txt`), 'a');
  const known = new Set();
  const note = (...fact) => {
    const line = fact.join('\t').replace(/[\r\n]+/g, ' ');
    if (known.has(line)) return;
    known.add(line);
    // At once: servers of tests are killed.
    writeSync(file, `${line}\n`, null, 'latin1');
  };
  watchEvents(EventBus, note);
  watchActions(ActionTable, note);
  watchSessions(Manager, Session, sessionActions, note);
};

const watchEvents = ({ prototype }, note) => {
  const { publish } = prototype;
  const seen = new Set();
  prototype.publish = function (definition, payload) {
    // What a test publishes itself shows nothing of the server.
    if (!seen.has(definition) && !isTest(new Error().stack)) {
      seen.add(definition);
      note('event', definition.name);
    }
    return publish.call(this, definition, payload);
  };
};

/** Whether the caller of a watched function is a test: the first line of a stack is the error, the second the watcher. */
const isTest = (stack) => /\.test\.ts/.test(stack.split('\n')[2] ?? '');

const watchActions = ({ prototype }, note) => {
  const { register, perform } = prototype;
  let ran = false;
  prototype.register = function (handler) {
    const { definition } = handler;
    const run = (params, call) => {
      ran = true;
      const result = handler.run(params, call);
      return result instanceof Promise
        ? result.then((late) => noteOutcome(definition, late, note))
        : noteOutcome(definition, result, note);
    };
    return register.call(this, { definition, run });
  };
  prototype.perform = function (request, caller) {
    ran = false;
    const reply = perform.call(this, request, caller);
    // Answered without its handler: a parameter was missing, and the text says which.
    if (!ran && reply && !(reply instanceof Promise))
      note('missing', request.name, reply.headers.find(([name]) => name === 'Message')?.[1] ?? '');
    return reply;
  };
};

/** Which failure of the catalog an answer tells that is no proper message; `ok` for none. */
const failureOf = ({ fails }, wire) => {
  const text = /^Message: (.*)\r$/m.exec(wire)?.[1] ?? '';
  const fits = (pattern) =>
    new RegExp(
      `^${pattern
        .split(/\{\w+\}/)
        .map(escapeText)
        .join('.*')}$`,
    ).test(text);
  return Object.keys(fails).find((failure) => fits(fails[failure])) ?? 'ok';
};
const escapeText = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const noteOutcome = (definition, result, note) => {
  const { name } = definition;
  if (typeof result === 'string') note('outcome', name, result);
  else if (result.outcome === 'failure')
    for (const failure of [result.failure, ...(result.further ?? [])]) note('outcome', name, failure);
  else if (result.outcome === 'done') note('outcome', name, 'ok');
  else if (result.outcome === 'wire') note('outcome', name, failureOf(definition, result.text));
  else {
    note('outcome', name, 'ok');
    return { outcome: 'list', items: noteItems(result.items, note) };
  }
  return result;
};

async function* noteItems(items, note) {
  for (;;) {
    const next = await items.next();
    if (next.done) return next.value;
    note('event', next.value.definition.name);
    yield next.value;
  }
}

const watchSessions = (Manager, { prototype }, sessionActions, note) => {
  const names = new Map([...sessionActions.keys()].map((name) => [name.toLowerCase(), name]));
  const { respond, append } = prototype;
  prototype.respond = function (message, response, lines) {
    const name = names.get(message?.get('Action').toLowerCase());
    if (name && this.isOpen) {
      const text = /^Message: (.*)$/m.exec(lines)?.[1]?.trim() ?? '';
      note('session', name, response, response === 'Error' || text !== '' ? text : 'ok');
      if (name === 'UserEvent' && response === 'Success') note('event', name);
    }
    return respond.call(this, message, response, lines);
  };
  prototype.append = function (text) {
    if (text.startsWith('Event: FullyBooted')) note('event', 'FullyBooted');
    if (/^Event: WaitEventComplete\r$/m.test(text.slice(-300))) note('session', 'WaitEvent', 'Success', 'ok');
    return append.call(this, text);
  };
  const { report } = Manager.prototype;
  Manager.prototype.report = function (session, incident) {
    note('event', incident.kind);
    return report.call(this, session, incident);
  };
};
