import { type ActionDefinition, actions, type Frame, findAction, type Message, renderHeaders } from '@amiable/protocol';
import type { ActionRequest, Caller, FollowUp, Reply } from '../contract/pbx.js';
import { MessageRequest } from './action-request.js';
import { sessionActions } from './actions/index.js';
import { closeAfterFailure, fail } from './reply.js';
import type { Session } from './session.js';

type Pending = Promise<void> | undefined;

/** Names as clients type them; the catalog itself wants them in lower case. Bounded, as clients choose the names. */
const typedNames = new Map<string, ActionDefinition>();
const MOST_TYPED_NAMES = 2_000;

let lastTyped = '';
let lastAction: ActionDefinition | undefined;

const lookUp = (typed: string): ActionDefinition | undefined => {
  // Clients mostly ask for the same thing again, and to compare is cheaper than to look up.
  if (typed !== lastTyped) {
    lastTyped = typed;
    lastAction = typedNames.get(typed) ?? learn(typed);
  }
  return lastAction;
};

const learn = (typed: string): ActionDefinition | undefined => {
  const action = findAction(typed);
  if (action && typedNames.size < MOST_TYPED_NAMES) typedNames.set(typed, action);
  return action;
};

/** What somebody who has not logged in may do. */
const beforeLogin = new Set(['login', 'logoff', 'challenge']);

/** Does what a message asks for, or says why not, as the reference decides it. Gives a promise where that takes a while. */
export const dispatch = (session: Session, frame: Frame): Pending => {
  const { message } = frame;
  if (frame.kind === 'tooManyLines') return fail(session, message, 'Too many lines in message or allocation failure');
  if (frame.kind === 'lineTooLong') return fail(session, message, 'Failed to parse message: line too long');
  const typed = message.getFilled('Action');
  if (typed === '') {
    session.host.report(session, { kind: 'RequestBadFormat', request: 'NONE' });
    return fail(session, message, 'Missing action in request');
  }
  if (!session.user) {
    if (!beforeLogin.has(typed.toLowerCase())) return refuse(session, message, typed);
    const limited = limitSessions(session, message, typed);
    if (limited) return limited;
  }
  return perform(session, message, typed);
};

const perform = (session: Session, message: Message, typed: string): Pending => {
  const { host, user } = session;
  const action = lookUp(typed);
  if (!action) return unknown(session, message, typed);
  const run = sessionActions.get(action.name);
  // Login is a way to get rights; it needs none.
  const write = user?.write ?? 0;
  if (!mayPerform(action, write, host.settings.general.unprivileged_actions)) {
    const isGone = host.pbx.describe().unloadedModules.has(action.module);
    return isGone ? unknown(session, message, typed) : refuse(session, message, typed);
  }
  if (host.settings.general.debug)
    host.log.write('debug', 'manager', `${session.account || session.origin}: ${action.name}`);
  if (run) return run(session, message);
  if (!session.caller) return refuse(session, message, typed);
  return askPbx(session, message, typed, new MessageRequest(action.name, message), session.caller);
};

/** Whether these classes are enough. What destroys something needs one too, even where the reference asks for none. */
const mayPerform = (action: ActionDefinition, write: number, unprivileged: readonly string[]): boolean => {
  const { classes, guardClasses, name } = action;
  if (classes !== 0) return (classes & write) !== 0;
  return guardClasses === 0 || (guardClasses & write) !== 0 || unprivileged.includes(name);
};

/** Lets the back end perform an action. One that breaks, which none should, costs its caller no more than the answer. */
const askPbx = (session: Session, message: Message, typed: string, request: ActionRequest, caller: Caller): Pending => {
  const broken = (error: unknown) => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    session.host.log.write('error', 'manager', `${request.name} of ${session.origin} broke: ${what}`);
    return fail(session, message, 'Internal error');
  };
  try {
    const reply = session.host.pbx.perform(request, caller);
    if (!(reply instanceof Promise)) return answer(session, message, typed, reply);
    return reply.then((late) => answer(session, message, typed, late)).catch(broken);
  } catch (error) {
    return broken(error);
  }
};

const refuse = (session: Session, message: Message, typed: string): undefined => {
  session.host.report(session, { kind: 'RequestNotAllowed', request: typed });
  return fail(session, message, 'Permission denied');
};

const unknown = (session: Session, message: Message, typed: string): undefined => {
  session.host.report(session, { kind: 'RequestBadFormat', request: typed });
  const text = `Invalid/unknown command: ${typed}. Use Action: ListCommands to show available commands.`;
  return fail(session, message, text);
};

/** Refuses the second login of a user who may be logged in once, before its secret is looked at, as the reference does. */
const limitSessions = (session: Session, message: Message, typed: string): Pending => {
  if (typed.toLowerCase() === 'logoff') return undefined;
  const { host } = session;
  const name = message.get('Username');
  if (name === '' || host.findUser(name)?.allowmultiplelogin !== false || !host.isInUse(name)) return undefined;
  host.report(session, { kind: 'SessionLimit' });
  host.loginFailed(session);
  return closeAfterFailure(session, message, actions.Login.fails.inUse);
};

const answer = (session: Session, message: Message, typed: string, reply: Reply | undefined): Pending => {
  if (!reply) return unknown(session, message, typed);
  if (reply.wire !== undefined) {
    session.append(session.takeEvents() + reply.wire);
    return undefined;
  }
  const headers = renderHeaders(reply.headers);
  session.respond(message, reply.response, reply.lineFeed ? `${headers.slice(0, -2)}\n\r\n` : headers);
  const { followUps } = reply;
  if (!followUps) return undefined;
  return Symbol.asyncIterator in followUps ? followLate(session, followUps) : follow(session, followUps);
};

/** Sends a list; goes on later where the client has to read first, so that a long list never lies in memory whole. */
const follow = (session: Session, followUps: Iterable<FollowUp>): Pending => {
  const items = followUps[Symbol.iterator]();
  for (let item = items.next(); !item.done; item = items.next()) {
    session.append(`${item.value}\r\n`);
    const crowded = session.flushLarge();
    if (crowded)
      return crowded.then(() => (session.isOpen ? follow(session, { [Symbol.iterator]: () => items }) : undefined));
  }
  return undefined;
};

const followLate = async (session: Session, followUps: AsyncIterable<FollowUp>): Promise<void> => {
  for await (const item of followUps) {
    if (!session.isOpen) return;
    session.append(`${item}\r\n`);
    await session.flushLarge();
  }
};
