import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { monitorFolder, recordingPlace } from '../../kernel/media/recording-place.js';
import { formatOf } from '../../kernel/media/sound-format.js';
import { Monitor } from './monitor.js';

export interface MonitorRequest {
  /** Name of the files without `-in`, `-out` and ending; '' for one made of the time and the channel. */
  readonly file: string;
  /** Format and ending; '' for wav. */
  readonly format: string;
  readonly mix: boolean;
  readonly input?: boolean;
  readonly output?: boolean;
  /** Whether absolute names may lead out of the folder of recordings. */
  readonly anywhere: boolean;
}

/** All recordings of this kind: one for a channel. */
export class Monitors {
  readonly #kernel: Kernel;
  readonly #byChannel = new Map<Channel, Monitor>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get size(): number {
    return this.#byChannel.size;
  }

  of(channel: Channel): Monitor | undefined {
    return this.#byChannel.get(channel);
  }

  /**
   * Begins to record a channel; one that is recorded already goes on in files of the new name. What cannot be opened is
   * logged, and counts as begun all the same, as the reference has it.
   * @returns `refused` for a name that leads where it may not
   */
  start(channel: Channel, request: MonitorRequest): 'ok' | 'refused' {
    const running = this.#byChannel.get(channel);
    if (running) return request.file === '' ? 'ok' : this.change(channel, request.file, request.anywhere);
    const name = request.file || `${Math.floor(this.#kernel.clock.now() / 1000)}-${channel.name.replaceAll('/', '-')}`;
    const place = this.#place(name, request.anywhere);
    if (!place) return 'refused';
    const extension = request.format || 'wav';
    const format = formatOf(extension);
    if (!format) {
      this.#warn(`there is no format '${extension}' to record ${channel.name} in`);
      return 'ok';
    }
    try {
      const { mix, input = true, output = true } = request;
      const options = { format, extension, mix, input, output };
      this.#byChannel.set(channel, new Monitor(channel, place, options));
    } catch (error) {
      this.#warn(`${channel.name} cannot be recorded: ${(error as Error).message}`);
      return 'ok';
    }
    channel.onEnding(() => this.stop(channel));
    channel.variables.set('__MONITORED', 'true');
    this.#kernel.events.publish(events.MonitorStart, { channel: channel.snapshot() });
    return 'ok';
  }

  /** Has the recording go on in files of another name; of a channel that is not recorded nothing comes. */
  change(channel: Channel, file: string, anywhere: boolean): 'ok' | 'refused' {
    const monitor = this.#byChannel.get(channel);
    const place = this.#place(file, anywhere);
    if (!place) return 'refused';
    if (!monitor) this.#warn(`${channel.name} is not recorded: the name '${file}' is for nothing`);
    else if (!monitor.rename(place)) return 'refused';
    return 'ok';
  }

  pause(channel: Channel, paused: boolean): void {
    const monitor = this.#byChannel.get(channel);
    if (monitor) monitor.paused = paused;
  }

  /** Ends the recording of a channel, if there is one. */
  stop(channel: Channel): void {
    const monitor = this.#byChannel.get(channel);
    if (!monitor) return;
    this.#byChannel.delete(channel);
    monitor.stop();
    this.#kernel.events.publish(events.MonitorStop, { channel: channel.snapshot() });
    channel.variables.unset('MONITORED');
  }

  async stopAll(): Promise<void> {
    for (const channel of [...this.#byChannel.keys()]) this.stop(channel);
    await this.#kernel.media.whenWritten();
  }

  #place(name: string, anywhere: boolean) {
    const place = recordingPlace(this.#kernel, name, { folder: monitorFolder(this.#kernel), absolute: anywhere });
    if (!place) this.#warn(`nothing may be recorded into '${name}'`);
    return place;
  }

  #warn(message: string): void {
    this.#kernel.log.write('warning', 'res_monitor', message);
  }
}
