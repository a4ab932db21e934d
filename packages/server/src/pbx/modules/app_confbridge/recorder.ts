import { inBackground } from '../../kernel/background.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import type { BridgeSettings } from './bridge-profile.js';
import { recorderLine, stay } from './system-channels.js';

/** An argument of an application as text that holds no separator: a file's name must not become options or a command. */
const quoted = (text: string): string => text.replace(/[\\",()[\]]/g, '\\$&');

/** The recording of a conference: a channel in it on which MixMonitor runs. */
export class Recorder {
  readonly #bridge: Bridge;
  #channel: Channel | undefined;
  /** The file that was written last. */
  #file = '';

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get recording(): boolean {
    return this.#channel !== undefined;
  }

  /**
   * Begins to record.
   * @param file instead of the profile's
   * @returns false where there is no MixMonitor
   */
  start(settings: BridgeSettings, file: string): boolean {
    const { kernel } = this.#bridge;
    const monitor = kernel.applications.get('MixMonitor');
    if (!monitor || this.#bridge.ended) return false;
    const again = settings.record_file_append && this.#file !== '';
    if (!again) this.#file = this.#nameOf(settings.record_file_timestamp, file);
    const options = `${settings.record_options}${settings.record_file_append ? 'a' : ''}`;
    this.#channel = recorderLine(kernel, this.#bridge);
    const data = [quoted(this.#file), options, settings.record_command].join(',');
    // it listens before it comes in, so that its coming is told once
    inBackground(kernel, this.#channel.name, Promise.resolve(monitor.run(this.#channel, data)));
    stay(this.#bridge, this.#channel, { muted: true });
    return true;
  }

  stop(): void {
    this.#channel?.hangup();
    this.#channel = undefined;
  }

  /** The file that was asked for, with the time before its ending; else one made of the conference's name. */
  #nameOf(timestamp: boolean, file: string): string {
    const { kernel, name } = this.#bridge;
    const seconds = Math.floor(kernel.clock.now() / 1000);
    if (file === '') return `confbridge-${name.replaceAll('/', '_')}-${seconds}.wav`;
    if (!timestamp) return file;
    const dot = file.lastIndexOf('.');
    return dot <= file.lastIndexOf('/') + 1
      ? `${file}-${seconds}`
      : `${file.slice(0, dot)}-${seconds}${file.slice(dot)}`;
  }
}
