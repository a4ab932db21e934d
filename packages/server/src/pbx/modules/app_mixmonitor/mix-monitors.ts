import { spawn } from 'node:child_process';
import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import { substitute } from '../../kernel/substitute.js';
import { MixMonitor, type MixMonitorRequest } from './mix-monitor.js';

/** All recordings of a system, by channel. */
export class MixMonitors {
  readonly #kernel: Kernel;
  /** The one that began last comes first. */
  readonly #byChannel = new Map<Channel, MixMonitor[]>();
  #serial = 0x7f00_0000_0000 + Math.floor(Math.random() * 0xffff_ffff) * 16;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get size(): number {
    return this.#byChannel.size;
  }

  of(channel: Channel): readonly MixMonitor[] {
    return this.#byChannel.get(channel) ?? [];
  }

  /**
   * Begins a recording and tells of it.
   * @param trusted whether the command was written in the dialplan
   * @returns undefined where there is nothing to record into
   */
  async start(channel: Channel, request: MixMonitorRequest, trusted: boolean): Promise<MixMonitor | undefined> {
    const { file, options } = request;
    if (channel.hungUp || (file === '' && options.receiveFile === '' && options.transmitFile === '')) return undefined;
    this.#serial += 16;
    const monitor = MixMonitor.start(channel, `0x${this.#serial.toString(16)}`, request);
    if (!monitor) return undefined;
    const recordings = this.#byChannel.get(channel);
    if (recordings) recordings.unshift(monitor);
    else {
      this.#byChannel.set(channel, [monitor]);
      channel.onEnd(() => this.#channelEnded(channel));
    }
    channel.variables.set('MIXMONITOR_FILENAME', monitor.path);
    if (options.idVariable !== '') channel.variables.set(options.idVariable, monitor.id);
    this.#kernel.events.publish(events.MixMonitorStart, { channel: channel.snapshot() });
    channel.media.rerouted();
    this.#commands.set(monitor, await this.#commandOf(channel, request.command, trusted));
    return monitor;
  }

  /** Ends the recording of an id, or the one that began last; `false` where there is none. */
  stop(channel: Channel, id = ''): boolean {
    const recordings = this.#byChannel.get(channel) ?? [];
    const monitor = id === '' ? recordings[0] : recordings.find((one) => one.id === id);
    if (!monitor) return false;
    recordings.splice(recordings.indexOf(monitor), 1);
    this.#kernel.events.publish(events.MixMonitorStop, { channel: channel.snapshot() });
    // the sound that passes shows the bridge that nobody listens any more; a silent call does not notice
    if (channel.media.spokenTo || channel.media.speaks) channel.media.rerouted();
    this.#end(monitor);
    return true;
  }

  /** Ends all of them, as at the end of the module. */
  async stopAll(): Promise<void> {
    for (const channel of [...this.#byChannel.keys()]) this.#channelEnded(channel);
    await this.#kernel.media.whenWritten();
  }

  #channelEnded(channel: Channel): void {
    const recordings = this.#byChannel.get(channel) ?? [];
    this.#byChannel.delete(channel);
    for (const monitor of recordings) this.#end(monitor);
  }

  #end(monitor: MixMonitor): void {
    const commands = this.#commands;
    monitor.stop(() => {
      const command = commands.get(monitor);
      if (command) run(this.#kernel, command);
    });
  }

  readonly #commands = new WeakMap<MixMonitor, string>();

  /** `^{X}` stands for `${X}`, so that the dialplan leaves it for now. */
  async #commandOf(channel: Channel, command: string, trusted: boolean): Promise<string> {
    if (command === '') return '';
    return substitute(command.replaceAll('^{', '${'), { kernel: this.#kernel, channel, trusted });
  }
}

const run = ({ log }: Kernel, command: string): void => {
  log.write('verbose', 'app_mixmonitor', `Executing [${command}]`);
  const child = spawn('/bin/sh', ['-c', Buffer.from(command, 'latin1').toString()], { stdio: 'ignore' });
  child.once('error', ({ message }) => log.write('error', 'app_mixmonitor', `'${command}' cannot be run: ${message}`));
  child.unref();
};
