import { randomInt } from 'node:crypto';
import type { Channel } from '../../kernel/channel.js';
import type { DialTarget } from '../../kernel/dial.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import { runSubroutine } from '../../kernel/pbx-run.js';
import { findSound, playSound } from '../../kernel/sound-files.js';
import { type PageRequest, pageOptions, parsePage } from './page-request.js';
import { PagedCall } from './paged-call.js';

const source = 'app_page';

/** The application Page: everybody who answers hears the caller in a conference, which ends with the caller. */
export const page = async (caller: Channel, data: string): Promise<ApplicationOutcome> => {
  const { applications, log } = caller.kernel;
  const conference = applications.get('ConfBridge');
  if (!conference) {
    log.write('warning', source, 'Page needs app_confbridge, which is not loaded');
    return 'hangup';
  }
  const request = parsePage(data);
  for (const letter of request.options.keys())
    if (!pageOptions.includes(letter)) log.write('warning', source, `Page has no option '${letter}'`);
  for (const word of request.malformed)
    log.write('warning', source, `'${word}' is nobody to page: write technology/resource`);
  const calls = await callAll(caller, request, conference, String(randomInt(2 ** 32 - 1)));
  if (!caller.interrupted) {
    if (!request.options.has('q')) await beep(caller);
    await conference.run(caller, calls.conference);
  }
  for (const call of calls.all) call.end();
  return 'hangup';
};

const callAll = async (caller: Channel, request: PageRequest, application: Application, conference: string) => {
  const { options, timeoutMs } = request;
  const beforeCaller = options.get('B');
  if (beforeCaller) await runSubroutine(caller, placeOf(beforeCaller));
  const beforeCalled = options.get('b');
  const paging = {
    before: beforeCalled ? placeOf(beforeCalled) : undefined,
    timeoutMs,
    answered: async (channel: Channel) => {
      await setUp(channel, pagedSettings(options));
      await application.run(channel, conference);
    },
  };
  const all: PagedCall[] = [];
  for (const target of request.targets) {
    if (caller.interrupted || !isToCall(caller, target, options)) continue;
    const call = await PagedCall.start(caller, target, paging);
    if (call) all.push(call);
    else caller.kernel.log.write('warning', source, `${target.technology}/${target.address} cannot be called`);
  }
  await setUp(caller, callerSettings(options));
  return { all, conference };
};

/** `context^exten^priority(arg^arg)` of the options b and B. */
const placeOf = (text: string): string => text.replaceAll('^', ',');

/** Nobody pages themselves; with option s only those are called of whom it is known that they are free. */
const isToCall = (caller: Channel, { technology, address }: DialTarget, options: PageRequest['options']): boolean => {
  const device = `${technology}/${address}`;
  if (device.toLowerCase() === caller.device.toLowerCase()) return false;
  if (!options.has('s')) return true;
  const state = caller.kernel.deviceStates.get(device);
  if (state === 'UNKNOWN')
    caller.kernel.log.write('warning', source, `The state of ${device} is not known; it is paged all the same`);
  return state === 'UNKNOWN' || state === 'NOT_INUSE';
};

type Setting = readonly [option: string, value: string];

const pagedSettings = (options: PageRequest['options']): readonly Setting[] => [
  ['user,clear', ''],
  ['user,quiet', 'yes'],
  ['user,end_marked', 'yes'],
  ...(options.has('d') ? [] : [['user,startmuted', 'yes'] as const]),
  ...announcement(options),
  ...bridgeSettings(options),
];

const callerSettings = (options: PageRequest['options']): readonly Setting[] => [
  ['user,clear', ''],
  ['user,quiet', 'yes'],
  ['user,marked', 'yes'],
  ...(options.has('n') ? [] : announcement(options)),
  ...bridgeSettings(options),
];

const announcement = (options: PageRequest['options']): readonly Setting[] => {
  const sound = options.get('A');
  return sound ? [['user,announcement', sound]] : [];
};

const bridgeSettings = (options: PageRequest['options']): readonly Setting[] => [
  ['bridge,clear', ''],
  ...(options.has('r') ? [['bridge,record_conference', 'yes'] as const] : []),
];

/** Makes the profiles by which a channel joins. */
const setUp = async (channel: Channel, settings: readonly Setting[]): Promise<void> => {
  const { kernel } = channel;
  const profile = kernel.functions.get('CONFBRIDGE');
  for (const [option, value] of settings) await profile?.write?.({ kernel, channel, trusted: true }, option, value);
};

const beep = async (caller: Channel): Promise<void> => {
  if (findSound(caller.kernel, caller.language, 'beep')) await playSound(caller, 'beep');
  else caller.kernel.log.write('warning', source, "There is no sound 'beep'");
};
