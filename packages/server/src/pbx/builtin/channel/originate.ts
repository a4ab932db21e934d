import {
  actions,
  type Block,
  channelSnapshot,
  classBit,
  event,
  events,
  type Header,
  renderHeaders,
} from '@amiable/protocol';
import type { Caller } from '../../../contract/pbx.js';
import { type ActionHandler, handle } from '../../kernel/action.js';
import { isYes, leadingInteger, separateArguments } from '../../kernel/arguments.js';
import { inBackground } from '../../kernel/background.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import { parseTarget } from '../../kernel/dial.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type OriginateRequest, type OriginateResult, originate } from '../../kernel/originate.js';
import { mayOriginate } from '../../kernel/originate-rules.js';

type Params = Readonly<Record<Exclude<keyof typeof actions.Originate.params, 'Variable'>, string>>;
type Failure = keyof typeof actions.Originate.fails;

const longestUniqueid = 149;
const system = classBit('system');

/** Originate. With Async it is answered at once, and an OriginateResponse tells how it went. */
export const originateAction = (kernel: Kernel): ActionHandler =>
  handle(actions.Originate, async (given, { caller, actionId }) => {
    const { Variable, ...params } = given;
    const request = readRequest(kernel, params, Variable, caller);
    if (typeof request === 'string') return request;
    if (isYes(params.Async)) {
      // the answer is on its way before the first event
      setImmediate(() => inBackground(kernel, params.Channel, originateAndTell(kernel, request, params, actionId)));
      return 'ok';
    }
    if (params.Application === '' && !placeGiven(params)) return 'noPlace';
    const { channel } = await originate(kernel, request);
    return channel ? 'ok' : 'failed';
  });

const placeGiven = ({ Exten, Context, Priority }: Params): boolean =>
  Exten !== '' && Context !== '' && Priority !== '' && Priority !== '0';

const readRequest = (
  kernel: Kernel,
  params: Params,
  variables: readonly string[],
  caller: Caller,
): OriginateRequest | Failure => {
  const priority = priorityOf(kernel, params);
  if (priority === undefined) return 'invalidPriority';
  const timeout = params.Timeout === '' ? defaultTimeoutMs : leadingInteger(params.Timeout);
  if (timeout === undefined) return 'invalidTimeout';
  const target = parseTarget(params.Channel);
  if (!target) return 'invalidChannel';
  const ids = { channelId: params.ChannelId, otherChannelId: params.OtherChannelId };
  if (Math.max(ids.channelId.length, ids.otherChannelId.length) > longestUniqueid) return 'longId';
  const callerId = parseCallerId(params.CallerID);
  const refused = refusal(kernel, params, priority, callerId.num, caller);
  if (refused) return refused;
  return {
    target,
    next:
      params.Application === ''
        ? { context: params.Context, exten: params.Exten, priority }
        : { application: params.Application, data: params.Data },
    timeoutMs: timeout,
    callerId,
    account: params.Account,
    variables: variablesOf(variables, caller),
    ids,
    earlyMedia: isYes(params.EarlyMedia),
    preDial: params.PreDialGoSub,
    restricted: (caller.write & system) === 0,
  };
};

/** Milliseconds. */
const defaultTimeoutMs = 30_000;

/** 0 if there is none, undefined if it is neither a number nor a label of the extension. */
const priorityOf = ({ dialplan }: Kernel, { Priority, Context, Exten }: Params): number | undefined => {
  if (Priority === '') return 0;
  return leadingInteger(Priority) ?? dialplan.labelPriority(Context, Exten, Priority);
};

const refusal = (
  { dialplan }: Kernel,
  params: Params,
  priority: number,
  callerNum: string,
  caller: Caller,
): Failure | undefined => {
  const { Application, Data, Context, Exten } = params;
  if (Application !== '' && !mayOriginate(Application, Data, caller.write)) return 'forbidden';
  if (Exten !== '' && Context !== '' && priority > 0 && !dialplan.exists(Context, Exten, priority, callerNum))
    return 'noExtension';
  return undefined;
};

/** The user's own variables come before those of the action, which win; of these the last is set first, as in the reference. */
const variablesOf = (given: readonly string[], caller: Caller): readonly (readonly [string, string])[] => {
  const own = given
    .flatMap((text) => separateArguments(text))
    .flatMap((pair): [string, string][] => {
      const equals = pair.indexOf('=');
      return equals > 0 ? [[pair.slice(0, equals).trim(), pair.slice(equals + 1)]] : [];
    });
  return [...caller.variables, ...own.reverse()];
};

const originateAndTell = async (
  kernel: Kernel,
  request: OriginateRequest,
  params: Params,
  actionId: string,
): Promise<void> => {
  const result = await originate(kernel, request);
  kernel.events.publish(response, {
    ActionID: actionId === '' ? undefined : actionId,
    Response: result.channel ? 'Success' : 'Failure',
    Channel: result.channel?.name ?? params.Channel,
    ...(params.Application === ''
      ? { Context: params.Context, Exten: params.Exten }
      : { Application: params.Application, Data: params.Data }),
    Reason: result.reason,
    Uniqueid: result.channel?.uniqueid ?? (params.ChannelId || '<unknown>'),
    CallerIDNum: request.callerId?.num || '<unknown>',
    CallerIDName: request.callerId?.name || '<unknown>',
    variables: chanVariables(kernel, result),
  });
};

/** OriginateResponse, and behind it the variables of `channelvars`, whose header is named after the channel. */
const response = event({
  ...events.OriginateResponse,
  privilege: [...events.OriginateResponse.privilege],
  fields: { ...events.OriginateResponse.fields, variables: channelSnapshot() },
});

const chanVariables = (kernel: Kernel, { channel }: OriginateResult): Block | undefined => {
  if (!channel || kernel.channels.snapshotVariables.length === 0) return undefined;
  const headers = kernel.channels
    .watchedVariables(channel)
    .map((pair): Header => [`ChanVariable(${channel.name})`, pair]);
  return { render: () => renderHeaders(headers) };
};
