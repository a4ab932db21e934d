import type { ClassMask, Header } from '@amiable/protocol';
import type { EventStream } from './event.js';

/** An action as it came in. Names are case blind; of a header given twice the first counts. */
export interface ActionRequest {
  /** The name as the catalog spells it, or as it came if the catalog does not know it. */
  readonly name: string;
  readonly headers: readonly Header[];
  /** The value of a header, '' if it is not there. */
  get(name: string): string;
  /** The values of a header that may come several times. */
  all(name: string): readonly string[];
}

/** Who asks. */
export interface Caller {
  readonly user: string;
  /** The classes of the user's `write` as they are now. */
  readonly write: ClassMask;
  /** The classes of the user's `read` as they are now. */
  readonly read: ClassMask;
  /** `setvar` of the user in manager.conf: set on every channel that the user originates. */
  readonly variables: readonly (readonly [name: string, value: string])[];
  /** For logs: `127.0.0.1:41234`, `http`, `console`. */
  readonly origin: string;
}

/**
 * A message that follows a reply: an item of its list, its closing event, or (rarely) a second reply.
 * Complete wire lines, each ended by CR LF, without the blank line; it already holds its ActionID where the reference
 * sends one.
 */
export type FollowUp = string;

/** The answer to an action. The session writes `Response` and `ActionID` before `headers`. */
export interface Reply {
  readonly response: 'Success' | 'Error' | 'Goodbye';
  readonly headers: readonly Header[];
  readonly followUps?: Iterable<FollowUp> | AsyncIterable<FollowUp>;
  /** Whether the last header ends with a line feed of its own before its CR LF, as the reference sends a few. */
  readonly lineFeed?: boolean;
  /** The whole answer as wire text, where the reference's is no proper message. `headers` do not count then. */
  readonly wire?: string;
}

export interface PbxDescription {
  /** The product and version answered as, e.g. `20.20.1`. */
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly reloadedAt: number;
  readonly fullyBooted: boolean;
  /** The actions that are there now, as the catalog spells them. */
  readonly actions: ReadonlySet<string>;
  /** Modules that it has and that do not run now: what they bring is not there at all. */
  readonly unloadedModules: ReadonlySet<string>;
}

/** What the manager knows of its back end: the embedded telephone system, real Asterisk servers, other nodes. */
export interface Pbx {
  /** Runs an action that the caller may perform. Never throws for what a client sends; gives `undefined` for an action that is not there. */
  perform(request: ActionRequest, caller: Caller): Reply | undefined | Promise<Reply | undefined>;
  readonly events: EventStream;
  describe(): PbxDescription;
  /** Names of the variables that channel snapshots carry as `ChanVariable` (manager.conf `channelvars`). */
  setChannelVariables(names: readonly string[]): void;
}
