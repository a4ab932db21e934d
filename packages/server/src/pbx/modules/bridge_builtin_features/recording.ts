import type { Channel } from '../../kernel/channel.js';
import { playSound } from '../../kernel/sound-files.js';

interface Recorder {
  readonly start: string;
  readonly stop: string;
  /** How its variables begin: `TOUCH_MIXMONITOR`, `TOUCH_MIXMONITOR_FORMAT`. */
  readonly prefix: string;
  /** The data of the application that starts it. */
  data(name: string, format: string): string;
  /** What TOUCH_…_OUTPUT becomes. */
  output(name: string, format: string): string;
}

const mixMonitor: Recorder = {
  start: 'MixMonitor',
  stop: 'StopMixMonitor',
  prefix: 'TOUCH_MIXMONITOR',
  data: (name, format) => `${name}.${format},b`,
  output: (name, format) => `${name}.${format}`,
};

const monitor: Recorder = {
  start: 'Monitor',
  stop: 'StopMonitor',
  prefix: 'TOUCH_MONITOR',
  data: (name, format) => `${format},${name},m`,
  output: (name) => name,
};

/** Who is being recorded on behalf of whom, by recorder. */
const recorded = new WeakMap<Channel, Map<Recorder, Channel>>();

/** The feature automixmon: the one whom a channel talks to is recorded, until the code comes again. */
export const autoMixMonitor = (channel: Channel): Promise<void> => toggle(channel, mixMonitor);

/** The feature automon. */
export const autoMonitor = (channel: Channel): Promise<void> => toggle(channel, monitor);

const toggle = async (channel: Channel, recorder: Recorder): Promise<void> => {
  const peer = channel.bridge?.channels.find((other) => other !== channel);
  if (!peer) return;
  const running = recorded.get(peer)?.get(recorder) ?? recorded.get(channel)?.get(recorder);
  if (running) await stop(channel, peer, recorder);
  else await start(channel, peer, recorder);
};

const start = async (channel: Channel, peer: Channel, recorder: Recorder): Promise<void> => {
  const { kernel } = channel;
  const application = kernel.applications.get(recorder.start);
  const settings = kernel.features.settingsOf(channel);
  if (!application) {
    kernel.log.write('warning', 'bridge_builtin_features', `There is no application ${recorder.start} to record with`);
    if (settings.recordingFailSound !== '') await playSound(channel, settings.recordingFailSound);
    return;
  }
  const variable = (suffix: string): string =>
    channel.variables.get(recorder.prefix + suffix) ?? peer.variables.get(recorder.prefix + suffix) ?? '';
  const format = variable('_FORMAT') || 'wav';
  const name = `${variable('_PREFIX') || 'auto'}-${seconds(channel)}-${variable('') || parties(channel, peer)}`;
  if (settings.courtesyTone !== '') await courtesy(channel, peer, settings.courtesyTone);
  await application.run(peer, recorder.data(name, format));
  for (const one of [channel, peer]) one.variables.set(`${recorder.prefix}_OUTPUT`, recorder.output(name, format));
  marks(peer).set(recorder, channel);
};

const stop = async (channel: Channel, peer: Channel, recorder: Recorder): Promise<void> => {
  const target = recorded.get(peer)?.has(recorder) ? peer : channel;
  recorded.get(target)?.delete(recorder);
  await channel.kernel.applications.get(recorder.stop)?.run(target, '');
  const { courtesyTone } = channel.kernel.features.settingsOf(channel);
  if (courtesyTone !== '') await courtesy(channel, peer, courtesyTone);
};

/** Both hear it; who has pressed the code waits for it. */
const courtesy = async (channel: Channel, peer: Channel, sound: string): Promise<void> => {
  channel.bridge?.send(peer, () => playSound(peer, sound));
  await playSound(channel, sound);
};

const marks = (channel: Channel): Map<Recorder, Channel> => {
  let map = recorded.get(channel);
  if (!map) {
    map = new Map();
    recorded.set(channel, map);
  }
  return map;
};

const seconds = (channel: Channel): number => Math.floor(channel.kernel.clock.now() / 1000);

/** `801-101`: who pressed the code, and the other. */
const parties = (channel: Channel, peer: Channel): string => `${label(channel)}-${label(peer)}`;

const label = ({ callerId, name }: Channel): string => callerId.num || name.replaceAll('/', '-');
