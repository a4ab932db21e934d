import { type ClassMask, type ClassName, classMask } from './classes.js';
import type { EventDefinition } from './event.js';

/** A parameter of an action. Values arrive as text; a handler gets '' for one that is not given. */
export interface Parameter {
  readonly description: string;
  /** What the client is told if the parameter is missing or empty; checked in the order of the parameters. */
  readonly required?: string;
  readonly values?: readonly string[];
  readonly default?: string;
  /** May be given several times; a handler gets all of them, in order. */
  readonly repeated?: boolean;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** The kind of answer to an action that worked. */
export type ReplyKind =
  /** `Response: Success` and `Message`. */
  | { readonly kind: 'ack'; readonly message: string }
  /** `Response: Success` and headers of the action's own; `message` comes before them where it is given. */
  | { readonly kind: 'fields'; readonly message?: string }
  /** `EventList: start`, `Message`, items, then the event `complete` with `EventList: Complete` and `ListItems`. */
  | {
      readonly kind: 'list';
      readonly message: string;
      readonly items: readonly EventDefinition[];
      readonly complete: string;
      /** Headers of the closing event behind `ListItems`. */
      readonly totals?: readonly string[];
    };

export interface ActionDefinition<
  P extends Parameters = Parameters,
  F extends string = string,
  R extends ReplyKind = ReplyKind,
> {
  readonly name: string;
  /** A caller needs any one of these in `write`; none: every logged-in caller may. */
  readonly privilege: readonly ClassName[];
  readonly classes: ClassMask;
  /**
   * For an action that destroys something and that Asterisk lets everybody perform: a caller needs any one of these,
   * unless manager.conf says otherwise (`unprivileged_actions`).
   */
  readonly guard: readonly ClassName[];
  readonly guardClasses: ClassMask;
  /** The Asterisk module that owns the action; `builtin` for those of the core. */
  readonly module: string;
  readonly synopsis: string;
  readonly description: string;
  /** Names of actions and events that whoever reads about this one wants to know too. */
  readonly seeAlso: readonly string[];
  readonly params: P;
  readonly reply: R;
  /** What can go wrong, by outcome; `{name}` in a text stands for an argument of the failure. */
  readonly fails: Readonly<Record<F, string>>;
}

interface ActionSource<P extends Parameters, F extends string, R extends ReplyKind> {
  name: string;
  privilege: readonly ClassName[];
  guard?: readonly ClassName[];
  module: string;
  synopsis?: string;
  description?: string;
  seeAlso?: readonly string[];
  params: P;
  reply: R;
  fails?: Readonly<Record<F, string>>;
}

/** Declares an action of the catalog. */
export const action = <const P extends Parameters, const R extends ReplyKind, const F extends string = never>(
  source: ActionSource<P, F, R>,
): ActionDefinition<P, F, R> => ({
  ...source,
  synopsis: source.synopsis ?? '',
  description: source.description ?? '',
  seeAlso: source.seeAlso ?? [],
  fails: source.fails ?? ({} as Readonly<Record<F, string>>),
  classes: classMask(source.privilege),
  guard: source.guard ?? [],
  guardClasses: classMask(source.guard ?? []),
});

type ParameterOptions = Partial<Omit<Parameter, 'repeated'>>;

/** A parameter whose value is text. */
export const text = (options: ParameterOptions = {}): Parameter => ({ description: '', ...options });

/** A parameter that may be given several times. */
export const texts = (options: ParameterOptions = {}): Parameter & { readonly repeated: true } => ({
  description: '',
  ...options,
  repeated: true,
});

export const ack = (message: string) => ({ kind: 'ack', message }) as const;
export const fields = (message?: string) =>
  message === undefined ? ({ kind: 'fields' } as const) : ({ kind: 'fields', message } as const);
export const list = (
  message: string,
  items: readonly EventDefinition[],
  complete: string,
  totals: readonly string[] = [],
) => ({ kind: 'list', message, items, complete, totals }) as const;

/** What a handler gets for the parameters of an action. */
export type ParameterValues<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends { readonly repeated: true } ? readonly string[] : string;
};
