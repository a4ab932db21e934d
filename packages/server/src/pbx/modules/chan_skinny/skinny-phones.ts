import { events } from '@amiable/protocol';
import type { DeviceState } from '../../kernel/device-state.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Phone } from '../../kernel/phones/phone.js';
import type { BackedSettings, PhoneBacking } from '../../kernel/phones/phone-backing.js';
import type { SkinnyConfig, SkinnyDevice, SkinnyLine } from './skinny-conf.js';

/** The lines and devices of skinny.conf. A scripted phone of the name `line@device` stands behind that line. */
export class SkinnyPhones implements PhoneBacking {
  readonly technology = 'Skinny';
  readonly description = 'Skinny Client Control Protocol (Skinny)';
  readonly absentCause = 20;
  readonly #kernel: Kernel;
  #config: SkinnyConfig;

  constructor(kernel: Kernel, config: SkinnyConfig) {
    this.#kernel = kernel;
    this.#config = config;
  }

  get config(): SkinnyConfig {
    return this.#config;
  }

  /** Takes another configuration over; phones stay where they are. */
  configure(config: SkinnyConfig): void {
    const before = this.#names();
    this.#config = config;
    const now = this.#names();
    for (const name of before)
      if (!now.includes(name)) {
        this.#kernel.deviceStates.changed(`Skinny/${name}`);
        this.#kernel.deviceStates.forget(`Skinny/${name}`);
      }
  }

  stop(): void {
    for (const name of this.#names()) this.#kernel.deviceStates.forget(`Skinny/${name}`);
  }

  line(name: string): SkinnyLine | undefined {
    return this.#config.lines.find((line) => line.name.toLowerCase() === name.toLowerCase());
  }

  /** A device by its name or its id, whatever their case. */
  device(name: string): SkinnyDevice | undefined {
    const wanted = name.toLowerCase();
    return this.#config.devices.find((one) => one.name.toLowerCase() === wanted || one.id.toLowerCase() === wanted);
  }

  /** The device that shows a line. */
  deviceOf({ name }: SkinnyLine): SkinnyDevice | undefined {
    return this.#config.devices.findLast(({ lines }) => lines.includes(name));
  }

  phonesOf({ name, lines }: SkinnyDevice): readonly Phone[] {
    return lines.flatMap((line) => this.#kernel.phones.behind('Skinny', `${line}@${name}`) ?? []);
  }

  isRegistered(device: SkinnyDevice): boolean {
    return this.phonesOf(device).length > 0;
  }

  nameOf(address: string): string {
    const [bare = ''] = address.split('/');
    const [name = '', deviceName] = bare.split('@');
    const line = this.line(name);
    const device = deviceName === undefined ? line && this.deviceOf(line) : this.device(deviceName);
    return line && device?.lines.includes(line.name) ? `${line.name}@${device.name}` : bare;
  }

  settingsOf(name: string): Partial<BackedSettings> {
    const line = this.line(name.replace(/@.*$/, ''));
    if (!line) return {};
    const { callerId, language, accountCode } = line;
    return {
      context: line.context || 'default',
      callGroup: line.callGroup,
      pickupGroup: line.pickupGroup,
      ...(callerId.num + callerId.name !== '' && { callerId }),
      ...(language !== '' && { language }),
      ...(accountCode !== '' && { accountCode }),
    };
  }

  deviceState(name: string, phone: Phone | undefined): DeviceState {
    if (!this.#names().includes(name)) return phone?.deviceState ?? 'INVALID';
    return phone?.deviceState ?? 'UNAVAILABLE';
  }

  phoneChanged(name: string): void {
    if (!this.#names().includes(name)) return;
    const registered = this.#kernel.phones.behind('Skinny', name) !== undefined;
    this.#kernel.events.publish(events.PeerStatus, {
      ChannelType: 'Skinny',
      Peer: `Skinny/${name}`,
      PeerStatus: registered ? 'Registered' : 'Unregistered',
    });
  }

  #names(): readonly string[] {
    return this.#config.devices.flatMap(({ name, lines }) => lines.map((line) => `${line}@${name}`));
  }
}
