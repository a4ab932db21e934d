import type {
  ActionDefinition,
  EventDefinition,
  EventFields,
  EventPayload,
  Header,
  HeaderValue,
  Parameters,
  ParameterValues,
} from '@amiable/protocol';
import type { ActionRequest, Caller, FollowUp } from '../../contract/pbx.js';

/** What a handler knows besides the values of its parameters. */
export interface ActionCall {
  readonly caller: Caller;
  readonly request: ActionRequest;
  readonly actionId: string;
}

/** A failure that the catalog names under `fails`, with the values for the places in its text. */
export interface Failure<F extends string = string> {
  readonly outcome: 'failure';
  readonly failure: F;
  readonly args: Readonly<Record<string, HeaderValue>>;
  /** Failures that are told behind it, each as a reply of its own: a few actions of the reference do so. */
  readonly further?: readonly string[];
  readonly lineFeed?: boolean;
}

/** Success with headers of the action's own (a header with the empty name is a bare line). */
export interface Done {
  readonly outcome: 'done';
  readonly headers: readonly Header[];
  /** Messages behind the reply, as wire lines; '' for a blank line more, which one action of the reference sends. */
  readonly followUps?: readonly FollowUp[];
  readonly lineFeed?: boolean;
}

/** An answer that is no proper message: what goes over the wire, whole. A few actions of the reference answer so. */
export interface Wire {
  readonly outcome: 'wire';
  readonly text: string;
}

export type Outcome<F extends string> = 'ok' | F | Failure<F> | Done | Wire;

export const wire = (text: string): Wire => ({ outcome: 'wire', text });

/** A failure whose text has places to fill: `fail('noExtension', { exten })`. */
export const fail = <F extends string>(failure: F, args: Readonly<Record<string, HeaderValue>> = {}): Failure<F> => ({
  outcome: 'failure',
  failure,
  args,
});

/** Failures that are told one by one, each as a reply. */
export const failEach = <F extends string>(failures: readonly [F, ...F[]]): Failure<F> => ({
  ...fail(failures[0]),
  further: failures.slice(1),
});

/** Success with headers: `done({ Variable: name, Value: value })`, or pairs where a name comes twice. */
export const done = (headers: Readonly<Record<string, HeaderValue>> | readonly Header[]): Done => ({
  outcome: 'done',
  headers: Array.isArray(headers)
    ? headers
    : Object.entries(headers as Record<string, HeaderValue>).map(([name, value]) => [name, String(value)] as const),
});

/** One item of a list. ActionID is filled in by the dispatcher. */
export interface ListItem {
  readonly definition: EventDefinition;
  readonly payload: EventPayload<EventFields>;
}

export const item = <F extends EventFields>(definition: EventDefinition<F>, payload: EventPayload<F>): ListItem => ({
  definition: definition as EventDefinition,
  payload: payload as EventPayload<EventFields>,
});

/**
 * Values for the headers of the closing event behind `ListItems`, where the catalog names some; `ListItems` itself where
 * not every item counts.
 */
export type Totals = Readonly<Record<string, HeaderValue>>;
type Items = Generator<ListItem, Totals | undefined> | AsyncGenerator<ListItem, Totals | undefined>;

/** An action's handler, bound to its row in the catalog. */
export interface ActionHandler {
  readonly definition: ActionDefinition;
  run(params: ParameterValues<Parameters>, call: ActionCall): HandlerResult | Promise<HandlerResult>;
}
export type HandlerResult = Outcome<string> | { readonly outcome: 'list'; readonly items: Items };

/** Binds a handler to an action that is answered by one message. */
export const handle = <P extends Parameters, F extends string>(
  definition: ActionDefinition<P, F>,
  run: (params: ParameterValues<P>, call: ActionCall) => Outcome<F> | Promise<Outcome<F>>,
): ActionHandler => ({
  definition: definition as unknown as ActionDefinition,
  run: run as unknown as ActionHandler['run'],
});

/**
 * Binds a handler to an action that is answered by a list. `begin` checks and gives either a failure or the items; a few
 * actions are at times answered by one message, which `done` holds whole.
 */
export const handleList = <P extends Parameters, F extends string>(
  definition: ActionDefinition<P, F>,
  begin: (params: ParameterValues<P>, call: ActionCall) => Exclude<Outcome<F>, 'ok'> | Items,
): ActionHandler => ({
  definition: definition as unknown as ActionDefinition,
  run: (params, call) => {
    const result = begin(params as ParameterValues<P>, call);
    return typeof result === 'object' && !('outcome' in result) ? { outcome: 'list', items: result } : result;
  },
});
