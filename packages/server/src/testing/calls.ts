import type { AmiEvent } from '../contract/event.js';
import { definition as bridgeActions } from '../pbx/builtin/bridge/module.js';
import { definition as channelActions } from '../pbx/builtin/channel/module.js';
import { definition as channelApplications } from '../pbx/builtin/channel_applications/module.js';
import { definition as coreLocal } from '../pbx/builtin/core_local/module.js';
import { definition as features } from '../pbx/builtin/features/module.js';
import { definition as pbxBuiltins } from '../pbx/builtin/pbx_builtins/module.js';
import type { ModuleDefinition } from '../pbx/kernel/module.js';
import { VirtualClock } from '../pbx/kernel/virtual-clock.js';
import { definition as appChannelredirect } from '../pbx/modules/app_channelredirect/module.js';
import { definition as appDial } from '../pbx/modules/app_dial/module.js';
import { definition as appEcho } from '../pbx/modules/app_echo/module.js';
import { definition as appMf } from '../pbx/modules/app_mf/module.js';
import { definition as appMilliwatt } from '../pbx/modules/app_milliwatt/module.js';
import { definition as appOriginate } from '../pbx/modules/app_originate/module.js';
import { definition as appPlayback } from '../pbx/modules/app_playback/module.js';
import { definition as appPlaytones } from '../pbx/modules/app_playtones/module.js';
import { definition as appSenddtmf } from '../pbx/modules/app_senddtmf/module.js';
import { definition as appSendtext } from '../pbx/modules/app_sendtext/module.js';
import { definition as appSofthangup } from '../pbx/modules/app_softhangup/module.js';
import { definition as appStack } from '../pbx/modules/app_stack/module.js';
import { definition as pbxConfig } from '../pbx/modules/pbx_config/module.js';
import { definition as resMutestream } from '../pbx/modules/res_mutestream/module.js';
import { startTestKernel, type TestKernel } from './test-kernel.js';

/** A telephone system inside a test in which calls can be placed, on virtual time. */
export interface TestCalls extends TestKernel {
  readonly clock: VirtualClock;
  /** Performs Originate with Async and passes `ms` milliseconds. */
  originate(headers: Readonly<Record<string, string>>, ms?: number): Promise<void>;
  /** Headers of every event of a name so far. */
  events(name: string): readonly Readonly<Record<string, string>>[];
  /** The values that a variable was set to, in order, on any channel. */
  valuesOf(variable: string): readonly string[];
  /** The applications that ran on channels whose name ends so, in order: `602,1 Answer()`. */
  ran(channelEnd: string): readonly string[];
  /** The names of all events so far, each with its channel: `Newstate Local/602@default-00000000;2`. */
  story(): readonly string[];
}

/** What every call may run. */
const standard: readonly ModuleDefinition[] = [
  appChannelredirect,
  appDial,
  appEcho,
  appMf,
  appMilliwatt,
  appOriginate,
  appPlayback,
  appSenddtmf,
  appSendtext,
  appSofthangup,
  appStack,
  pbxConfig,
  appPlaytones,
  resMutestream,
];

/**
 * @param extensions the text of extensions.conf
 * @param options lines of `[options]` in asterisk.conf
 * @param files other files of the configuration by their names
 */
export const startCalls = async (
  extensions: string,
  modules: readonly ModuleDefinition[] = [],
  options = '',
  files: Readonly<Record<string, string>> = {},
): Promise<TestCalls> => {
  const clock = new VirtualClock();
  const system = await startTestKernel({
    clock,
    files: { ...files, 'extensions.conf': extensions, 'asterisk.conf': `[options]\n${options}\n` },
    builtins: [bridgeActions, channelActions, channelApplications, coreLocal, features, pbxBuiltins],
    modules: [...standard, ...modules],
  });
  const all = (): readonly Readonly<Record<string, string>>[] => system.published.map(headersOf);
  const events = (name: string) => all().filter(({ Event }) => Event === name);
  return {
    ...system,
    clock,
    events,
    async originate(headers, ms = 0) {
      await system.perform('Originate', { Async: 'true', ...headers });
      await clock.advance(ms);
    },
    valuesOf: (variable) =>
      events('VarSet')
        .filter(({ Variable }) => Variable === variable)
        .map(({ Value }) => Value ?? ''),
    ran: (channelEnd) =>
      events('Newexten')
        .filter(({ Channel }) => Channel?.endsWith(channelEnd))
        .map(({ Exten, Priority, Application, AppData }) => `${Exten},${Priority} ${Application}(${AppData})`),
    story: () =>
      all().map(({ Event, Channel, LocalOneChannel, DestChannel }) =>
        [Event, Channel ?? DestChannel ?? LocalOneChannel].filter((word) => word !== undefined).join(' '),
      ),
  };
};

const headersOf = ({ name, body }: AmiEvent): Readonly<Record<string, string>> => ({
  Event: name,
  ...Object.fromEntries(
    body
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon), line.slice(colon + 2)];
      }),
  ),
});
