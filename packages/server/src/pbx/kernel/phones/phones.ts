import type { Kernel } from '../kernel.js';
import { Phone, type PhoneSettings } from './phone.js';
import { PhoneTechnology } from './phone-technology.js';

/** What a phone is of which nothing is said. */
export const plainPhone: Omit<PhoneSettings, 'name'> = {
  technology: 'PJSIP',
  callerId: { name: '', num: '' },
  context: 'default',
  language: '',
  accountCode: '',
  mailboxes: [],
  callGroup: [],
  pickupGroup: [],
  registered: true,
  lines: 0,
  patience: 0,
  incoming: [],
  outgoing: [],
  habits: [],
  seed: 1,
};

/** The scripted phones of a system, whoever brought them: a configuration, a test. */
export class Phones {
  readonly #kernel: Kernel;
  readonly #technologies = new Map<string, { readonly technology: PhoneTechnology; readonly takeBack: () => void }>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /**
   * Adds a phone; its technology is made where it is not there yet.
   * @throws Error where there is such a phone already, or something else carries channels of this technology
   */
  add(settings: PhoneSettings): Phone {
    const technology = this.#technologyOf(settings.technology);
    if (technology.get(settings.name))
      throw new Error(`There is already a phone ${settings.technology}/${settings.name}`);
    const phone = new Phone(this.#kernel, technology, settings);
    technology.add(phone);
    phone.stateChanged();
    return phone;
  }

  /** Takes a phone away; its calls end. */
  remove(phone: Phone): void {
    phone.retire();
    const key = phone.settings.technology.toLowerCase();
    const entry = this.#technologies.get(key);
    entry?.technology.remove(phone);
    phone.stateChanged();
    this.#kernel.deviceStates.forget(phone.device);
    if (!entry || entry.technology.phones.length > 0) return;
    entry.takeBack();
    this.#technologies.delete(key);
  }

  /** A phone by its name (`alice`) or its device (`PJSIP/alice`). */
  get(name: string): Phone | undefined {
    return this.all().find((phone) => phone.settings.name === name || phone.device === name);
  }

  all(): readonly Phone[] {
    return [...this.#technologies.values()].flatMap(({ technology }) => technology.phones);
  }

  #technologyOf(name: string): PhoneTechnology {
    const key = name.toLowerCase();
    const known = this.#technologies.get(key);
    if (known) return known.technology;
    const technology = new PhoneTechnology(this.#kernel, name);
    this.#technologies.set(key, { technology, takeBack: this.#kernel.technologies.register(technology) });
    return technology;
  }
}
