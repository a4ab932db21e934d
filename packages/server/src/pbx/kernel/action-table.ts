import {
  type ActionDefinition,
  type Header,
  type Parameters,
  type ParameterValues,
  type ReplyKind,
  renderEventBody,
  renderHeaders,
} from '@amiable/protocol';
import type { ActionRequest, Caller, FollowUp, Reply } from '../../contract/pbx.js';
import type { ActionCall, ActionHandler, Failure, HandlerResult } from './action.js';

/** The actions that are there now: modules add theirs; requests are checked, run and answered here. */
export class ActionTable {
  readonly #handlers = new Map<string, ActionHandler>();

  /** Adds a handler; gives the function that takes it away. */
  register(handler: ActionHandler): () => void {
    const { name } = handler.definition;
    if (this.#handlers.has(name)) throw new Error(`The action ${name} has a handler already`);
    this.#handlers.set(name, handler);
    return () => this.#handlers.delete(name);
  }

  names(): ReadonlySet<string> {
    return new Set(this.#handlers.keys());
  }

  /** Answers a request; `undefined` where no module brings the action. */
  perform(request: ActionRequest, caller: Caller): Reply | undefined | Promise<Reply | undefined> {
    const handler = this.#handlers.get(request.name);
    if (!handler) return undefined;
    const { definition } = handler;
    const missing = missingParameter(definition, request);
    if (missing !== undefined) return failed(missing);
    const call: ActionCall = { caller, request, actionId: request.get('ActionID') };
    const result = handler.run(parameterValues(definition.params, request), call);
    return result instanceof Promise
      ? result.then((value) => replyTo(definition, value, call))
      : replyTo(definition, result, call);
  }
}

const failed = (message: string): Reply => ({ response: 'Error', headers: [['Message', message]] });

const missingParameter = (definition: ActionDefinition, request: ActionRequest): string | undefined => {
  for (const [name, parameter] of Object.entries(definition.params))
    if (parameter.required && request.get(name) === '') return parameter.required;
  return undefined;
};

const parameterValues = (params: Parameters, request: ActionRequest): ParameterValues<Parameters> =>
  Object.fromEntries(
    Object.entries(params).map(([name, { repeated }]) => [name, repeated ? request.all(name) : request.get(name)]),
  ) as ParameterValues<Parameters>;

const replyTo = (definition: ActionDefinition, result: HandlerResult, call: ActionCall): Reply => {
  if (result === 'ok') return { response: 'Success', headers: messageOf(definition.reply) };
  if (typeof result === 'string') return failed(textOf(definition, result, {}));
  if (result.outcome === 'wire') return { response: 'Success', headers: [], wire: result.text };
  if (result.outcome === 'failure') return failedWith(definition, result, call.actionId);
  if (result.outcome === 'done') {
    const message = definition.reply.kind === 'list' ? [] : messageOf(definition.reply);
    const { headers, followUps, lineFeed } = result;
    return {
      response: 'Success',
      headers: [...message, ...headers],
      ...(followUps && { followUps }),
      ...(lineFeed && { lineFeed }),
    };
  }
  return {
    response: 'Success',
    headers: [['EventList', 'start'], ...messageOf(definition.reply)],
    followUps: listItems(definition.reply, result.items, call.actionId),
  };
};

const failedWith = (
  definition: ActionDefinition,
  { failure, args, further, lineFeed }: Failure,
  actionId: string,
): Reply => {
  const reply = failed(textOf(definition, failure, args));
  if (lineFeed) return { ...reply, lineFeed };
  if (!further?.length) return reply;
  const id: readonly Header[] = actionId === '' ? [] : [['ActionID', actionId]];
  const again = (one: string) =>
    renderHeaders([['Response', 'Error'], ...id, ['Message', textOf(definition, one, args)]]);
  return { ...reply, followUps: further.map(again) };
};

const messageOf = (reply: ReplyKind): readonly Header[] =>
  reply.message === undefined ? [] : [['Message', reply.message]];

const textOf = (definition: ActionDefinition, failure: string, args: Readonly<Record<string, string | number>>) => {
  const text = definition.fails[failure];
  if (text === undefined) throw new Error(`${definition.name} has no failure '${failure}' in the catalog`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
};

async function* listItems(
  reply: ReplyKind,
  items: Extract<HandlerResult, { outcome: 'list' }>['items'],
  actionId: string,
): AsyncGenerator<FollowUp> {
  let count = 0;
  for (;;) {
    const next = await items.next();
    if (next.done) {
      yield closing(reply, count, next.value ?? {}, actionId);
      return;
    }
    count += 1;
    const { definition, payload } = next.value;
    const body = renderEventBody(definition, actionId === '' ? payload : { ...payload, ActionID: actionId });
    yield `Event: ${definition.name}\r\n${body}`;
  }
}

const closing = (
  reply: ReplyKind,
  count: number,
  totals: Readonly<Record<string, string | number>>,
  actionId: string,
): FollowUp => {
  if (reply.kind !== 'list') throw new Error('Only an action that the catalog declares as a list can answer with one');
  const headers: Header[] = [['Event', reply.complete]];
  if (actionId !== '') headers.push(['ActionID', actionId]);
  headers.push(['EventList', 'Complete'], ['ListItems', String(totals.ListItems ?? count)]);
  for (const name of reply.totals ?? []) headers.push([name, String(totals[name] ?? '')]);
  return renderHeaders(headers);
};
