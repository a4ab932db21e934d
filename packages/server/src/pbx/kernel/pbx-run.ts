import { events } from '@amiable/protocol';
import { callRefusal } from './call-limits.js';
import type { Channel, Location } from './channel.js';
import { softHangup } from './channel-state.js';
import type { Step } from './dialplan/context.js';
import type { Application, ApplicationOutcome } from './module.js';
import { autoFallthrough, collectDigits } from './pbx-digits.js';
import { substitute } from './substitute.js';

/** How running one priority ended; `missing`: there is no such priority. */
type StepOutcome = ApplicationOutcome | 'missing';

const source = 'pbx.c';

/** Runs the dialplan on a channel from where it stands, to its end, and hangs it up. */
export const runPbx = async (channel: Channel): Promise<void> => {
  const { channels, log } = channel.kernel;
  const refusal = callRefusal(channel.kernel);
  if (refusal !== undefined) {
    log.write('warning', source, `${channel.name} is hung up before it runs: ${refusal}`);
    channel.hangup();
    return;
  }
  channel.hasPbx = true;
  channel.restricted = false;
  channels.activeCalls += 1;
  channels.processedCalls += 1;
  await runDialplan(channel);
  await end(channel);
  channels.activeCalls -= 1;
};

/** Lets go of a channel that something else has run: it goes on in the dialplan if it was sent there, else it ends. */
export const release = async (channel: Channel): Promise<void> => {
  if (channel.hungUp) return;
  if (await elsewhere(channel)) await runPbx(channel);
  else channel.hangup();
};

/** Somebody sent the channel elsewhere: does what it is to do first; true if it goes on in the dialplan. */
const elsewhere = async (channel: Channel): Promise<boolean> => {
  let away = false;
  for (let detour = channel.takeDetour(); detour; detour = channel.takeDetour()) {
    await detour();
    away = true;
  }
  return channel.takeGoto() || (away && !channel.hungUp && !channel.interrupted);
};

/** Runs one application on a channel that has no dialplan, as Originate does, and lets go of the channel. */
export const runApplication = async (channel: Channel, name: string, data: string): Promise<void> => {
  const application = channel.kernel.applications.get(name);
  if (!application) channel.kernel.log.write('warning', source, `No such application '${name}'`);
  else {
    try {
      await runApplicationOn(channel, application, data);
    } catch (error) {
      logFailure(channel, application.name, error);
    }
  }
  await release(channel);
};

/**
 * Runs a subroutine of the dialplan on a channel until it returns, and puts the channel back where it stood.
 * @param place `[[context,]exten,]priority[(argument,…)]`, as Gosub takes it
 * @param whenLeft called where it ended without coming back, while the channel still stands where it ended
 * @returns whether it came back by itself
 */
export const runSubroutine = async (
  channel: Channel,
  place: string,
  whenLeft?: () => Promise<void>,
): Promise<boolean> => {
  const gosub = channel.kernel.applications.get('Gosub');
  if (!gosub) {
    channel.kernel.log.write('warning', source, `Cannot run the subroutine ${place}: Gosub is not loaded`);
    return false;
  }
  const { stepping, inSubroutine, context, exten, priority } = channel;
  channel.stepping = channel.inSubroutine = true;
  let ok = (await gosub.run(channel, place)) === 'continue';
  for (let returned = false; ok && !returned; ) {
    channel.priority += 1;
    const step = channel.kernel.dialplan.find(channel.context, channel.exten, channel.priority, channel.callerId.num);
    ok = (await runStep(channel)) === 'continue';
    const back = channel.context === context && channel.exten === exten && channel.priority === priority;
    returned = back && step?.application.toLowerCase() === 'return';
  }
  if (!ok) await whenLeft?.();
  Object.assign(channel, { stepping, inSubroutine, context, exten, priority });
  return ok;
};

/**
 * Runs the priorities of a place on a channel to their end, as something beside what it does, and puts it back where it
 * stood; the next thing that is told of it shows that.
 * @param stays false: it has something else to do, and no further priority runs
 */
export const runAside = async (channel: Channel, place: Location, stays: () => boolean): Promise<void> => {
  const { stepping, context, exten, priority } = channel;
  Object.assign(channel, place, { stepping: true });
  while (stays() && (await runStep(channel)) === 'continue') channel.priority += 1;
  channel.stepping = stepping;
  if (!channel.interrupted) Object.assign(channel, { context, exten, priority });
};

const runDialplan = async (channel: Channel): Promise<void> => {
  begin(channel);
  for (;;) {
    channel.stepping = true;
    const ended = await runExtension(channel);
    channel.stepping = false;
    if (ended === 'end') return;
    if (ended !== 'again' && !(await betweenExtensions(channel, ended))) return;
  }
};

/** A channel that starts where nothing is falls back to `s`, first in its own context, then in `default`. */
const begin = (channel: Channel): void => {
  const { dialplan, log } = channel.kernel;
  if (exists(channel, channel.exten, channel.priority)) return;
  log.write(
    'verbose',
    source,
    `Starting ${channel.name} at ${channel.context},${channel.exten},${channel.priority} failed so falling back to exten 's'`,
  );
  const context = dialplan.exists(channel.context, 's', 1, channel.callerId.num) ? channel.context : 'default';
  if (dialplan.exists(context, 's', 1, channel.callerId.num)) {
    channel.setLocation(context, 's', 1);
  }
};

const exists = (channel: Channel, exten: string, priority = 1): boolean =>
  channel.kernel.dialplan.exists(channel.context, exten, priority, channel.callerId.num);

/** What stopped an extension: its priorities came to an end, or a digit or a too short number was left behind. */
type Leftover = { readonly digits: string; readonly incomplete: boolean };

/** Runs priority after priority. */
const runExtension = async (channel: Channel): Promise<Leftover | 'again' | 'end'> => {
  for (;;) {
    const outcome = await runStep(channel);
    if (channel.hungUp) return 'end';
    if (outcome === 'missing') {
      if (!channel.interrupted) return { digits: '', incomplete: false };
      return interruption(channel);
    }
    if (channel.interrupted) return interruption(channel);
    if (outcome === 'hangup') return 'end';
    if (outcome === 'incomplete') return { digits: channel.exten, incomplete: true };
    if (outcome.startsWith('digit:')) return { digits: outcome.slice('digit:'.length), incomplete: false };
    channel.priority += 1;
  }
};

/** Somebody wants something else of the channel: another place, its end, or `T` when its time is up. */
const interruption = async (channel: Channel): Promise<'again' | 'end'> => {
  if (await elsewhere(channel)) return 'again';
  if (!(channel.softHangupFlags & softHangup.timeout) || !jumpTo(channel, 'T')) return 'end';
  channel.setAbsoluteTimeout(0);
  channel.clearSoftHangup(softHangup.timeout);
  return 'again';
};

/** Goes to one of the special extensions of the context, if it has it (`T` is not `t`) or a pattern that it fits. */
const jumpTo = (channel: Channel, exten: string): boolean => {
  const { context, callerId, kernel } = channel;
  const found = kernel.dialplan.find(context, exten, 1, callerId.num)?.exten;
  if (found === undefined || (found !== exten && !found.startsWith('_'))) return false;
  channel.exten = exten;
  channel.priority = 1;
  return true;
};

/** No priority is left: to an invalid or timed out extension, to what is being dialled, or to the end. */
const betweenExtensions = async (channel: Channel, { digits, incomplete }: Leftover): Promise<boolean> => {
  const dialplan = channel.kernel.dialplan;
  const hopeless = incomplete && !dialplan.matchMore(channel.context, channel.exten);
  if (hopeless || !exists(channel, channel.exten)) return invalid(channel, channel.exten);
  if (digits === '') {
    await autoFallthrough(channel);
    return elsewhere(channel);
  }
  const dialled = await collectDigits(channel, digits, channel.digitTimeout);
  if (channel.interrupted) return (await interruption(channel)) === 'again';
  if (exists(channel, dialled) && !(incomplete && dialled === digits)) {
    channel.setLocation(channel.context, dialled, 1);
    return true;
  }
  return incomplete && dialled === digits ? timedOut(channel) : invalid(channel, dialled);
};

const invalid = (channel: Channel, exten: string): boolean => {
  if (exists(channel, 'i')) channel.variables.set('INVALID_EXTEN', exten);
  if (jumpTo(channel, 'i')) return true;
  if (jumpTo(channel, 'e')) return true;
  channel.kernel.log.write(
    'warning',
    source,
    `Channel '${channel.name}' sent to invalid extension but no invalid handler: context,exten,priority=` +
      `${channel.context},${exten},${channel.priority}`,
  );
  return false;
};

const timedOut = (channel: Channel): boolean => jumpTo(channel, 't') || jumpTo(channel, 'e');

const runStep = (channel: Channel): Promise<StepOutcome> => {
  const step = channel.kernel.dialplan.find(channel.context, channel.exten, channel.priority, channel.callerId.num);
  if (!step) return Promise.resolve('missing');
  if (!channel.restricted) return runFound(channel, step);
  // What stands in the dialplan may do anything, whoever sent the channel there.
  channel.restricted = false;
  return runFound(channel, step).finally(() => {
    channel.restricted = true;
  });
};

const runFound = async (channel: Channel, step: Step): Promise<StepOutcome> => {
  const { kernel } = channel;
  const application = kernel.applications.get(step.application);
  if (!application) {
    kernel.log.write(
      'warning',
      source,
      `No application '${step.application}' for extension (${channel.context}, ${channel.exten}, ${channel.priority})`,
    );
    return 'hangup';
  }
  try {
    const substituted = substitute(step.data, { kernel, channel, trusted: true });
    const data = typeof substituted === 'string' ? substituted : await substituted;
    if (kernel.log.hears?.(3)) tellStep(channel, application.name, data);
    return await runApplicationOn(channel, application, data);
  } catch (error) {
    logFailure(channel, application.name, error);
    return 'hangup';
  }
};

const tellStep = (channel: Channel, application: string, data: string): void => {
  const { context, exten, priority, name, kernel } = channel;
  const place = `${exten}@${context}:${priority}`;
  kernel.log.write('verbose', source, `    -- Executing [${place}] ${application}("${name}", "${data}")`);
};

/** Runs an application; afterwards the channel shows again what ran on it before. */
export const runApplicationOn = async (
  channel: Channel,
  application: Application,
  data: string,
): Promise<ApplicationOutcome> => {
  const { application: before, applicationData: beforeData } = channel;
  channel.setApplication(application.name, data);
  try {
    const outcome = application.run(channel, data);
    return outcome instanceof Promise ? await outcome : outcome;
  } finally {
    channel.application = before;
    channel.applicationData = beforeData;
  }
};

const logFailure = (channel: Channel, application: string, error: unknown): void =>
  channel.kernel.log.write(
    'error',
    source,
    `${application} failed on ${channel.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );

/** What happens when the dialplan is done with a channel: extension `h`, the hangup handlers, the end. */
const end = async (channel: Channel): Promise<void> => {
  if (channel.hungUp) return;
  channel.requestHangup(softHangup.applicationEnd);
  await runEnd(channel);
};

/** What belongs to the end of a channel, without the dialplan before it: extension `h`, the hangup handlers, the end. */
export const runEnd = async (channel: Channel): Promise<void> => {
  channel.inHangup = true;
  if (jumpTo(channel, 'h')) await runHangupExtension(channel);
  await runHangupHandlers(channel);
  channel.hasPbx = false;
  channel.hangup();
};

const runHangupExtension = async (channel: Channel): Promise<void> => {
  channel.stepping = true;
  while ((await runStep(channel)) === 'continue' && !channel.hungUp) channel.priority += 1;
  channel.stepping = false;
};

const runHangupHandlers = async (channel: Channel): Promise<void> => {
  for (let handler = channel.hangupHandlers.pop(); handler !== undefined; handler = channel.hangupHandlers.pop()) {
    channel.kernel.events.publish(events.HangupHandlerRun, { channel: channel.snapshot(), Handler: handler });
    await runSubroutine(channel, handler);
  }
};
