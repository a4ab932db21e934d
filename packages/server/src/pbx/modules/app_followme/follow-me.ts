import type { FollowMeConf, FollowMeProfile } from '../../../config/followme-conf.js';
import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import { inBackground } from '../../kernel/background.js';
import type { Channel } from '../../kernel/channel.js';
import { answer, answerAndWait } from '../../kernel/indications.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { release, runSubroutine } from '../../kernel/pbx-run.js';
import { playSound } from '../../kernel/sound-files.js';
import { recordCallerName } from './caller-name.js';
import { Search } from './search.js';

/** The application FollowMe: `followmeid[,options]`. */
export const followMe = async (
  caller: Channel,
  data: string,
  { general, profiles }: FollowMeConf,
): Promise<ApplicationOutcome> => {
  const warn = (message: string): void => caller.kernel.log.write('warning', 'app_followme', message);
  const [id = '', letters = ''] = separateArguments(data);
  if (id === '') {
    warn('FollowMe requires an argument (followmeid)');
    return 'hangup';
  }
  const profile = profiles.get(id);
  if (!profile) {
    warn(`Profile requested, ${id}, not found in the configuration.`);
    return 'continue';
  }
  const options = parseOptions(letters);
  const before = options.get('B');
  if (before) await runSubroutine(caller, before.replaceAll('^', ','));
  const rings = options.has('N') && caller.state !== 'Up';
  const begun = await begin(caller, profile, options, rings);
  if (!begun) return caller.interrupted ? 'hangup' : 'continue';
  try {
    const taken = await new Search(caller, {
      general,
      profile,
      callerName: begun.callerName,
      keepsLocal: options.has('l'),
      before: options.get('b'),
    }).run();
    caller.kernel.musicOnHold.stop(caller);
    if (taken) return await connect(caller, taken, profile, options);
  } finally {
    begun.end();
  }
  return giveUp(caller, profile, options);
};

interface Begun {
  readonly callerName: string | undefined;
  end(): void;
}

/** What the caller hears before anybody is called; undefined where it ends with that. */
const begin = async (
  caller: Channel,
  profile: FollowMeProfile,
  options: ReadonlyMap<string, string>,
  rings: boolean,
): Promise<Begun | undefined> => {
  const nothing: Begun = { callerName: undefined, end: () => {} };
  if (rings) {
    caller.leg.indicate('ringing');
    return nothing;
  }
  if (caller.state !== 'Up' && !(await answerAndWait(caller, 0))) return undefined;
  const name = options.has('a') ? await recordCallerName(caller) : undefined;
  if (options.has('a') && !name) return undefined;
  if (options.has('s')) await playSound(caller, profile.status_prompt);
  if (!options.has('d')) await playSound(caller, profile.hold_prompt);
  if (caller.interrupted) {
    name?.forget();
    return undefined;
  }
  caller.kernel.musicOnHold.start(caller, caller.musicClass || profile.musicclass);
  return name ? { callerName: name.sound, end: () => name.forget() } : nothing;
};

/** Brings both together, and stays until they part. */
const connect = async (
  caller: Channel,
  called: Channel,
  profile: FollowMeProfile,
  options: ReadonlyMap<string, string>,
): Promise<ApplicationOutcome> => {
  if (called.callerId.num !== '' && !options.has('I')) caller.setConnectedLine(called.callerId);
  answer(caller);
  if (profile.connecting_prompt !== '') await playSound(caller, profile.connecting_prompt);
  if (caller.interrupted) {
    called.hangup();
    return 'hangup';
  }
  const bridge = caller.kernel.bridges.create();
  const call = bridge.join(called).then(() => release(called));
  inBackground(called.kernel, called.name, call);
  await bridge.join(caller);
  if (!caller.hungUp) tellTimes(caller);
  return 'hangup';
};

const tellTimes = (caller: Channel): void => {
  const now = caller.kernel.clock.now();
  const seconds = (since: number): string => String(Math.floor((now - since) / 1000));
  caller.variables.set('ANSWEREDTIME', seconds(caller.answeredAt ?? now));
  caller.variables.set('DIALEDTIME', seconds(caller.createdAt));
};

/** Nobody took the call: the caller is told so if that is wanted, and goes on. */
const giveUp = async (
  caller: Channel,
  profile: FollowMeProfile,
  options: ReadonlyMap<string, string>,
): Promise<ApplicationOutcome> => {
  if (caller.state !== 'Up' && !(await answerAndWait(caller, 0))) return 'hangup';
  if (options.has('n') && !caller.interrupted) await playSound(caller, profile.sorry_prompt);
  return caller.interrupted ? 'hangup' : 'continue';
};
