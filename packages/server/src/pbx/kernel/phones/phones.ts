import type { Kernel } from '../kernel.js';
import { Phone, type PhoneSettings } from './phone.js';
import type { PhoneBacking } from './phone-backing.js';
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
  busyForward: '',
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
  #listeners: readonly ((phone: Phone, present: boolean) => void)[] = [];

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
    if (phone.registered) {
      technology.backing?.phoneChanged(settings.name);
      this.tell(phone, true);
    }
    phone.stateChanged();
    return phone;
  }

  /** Takes a phone away; its calls end. */
  remove(phone: Phone): void {
    phone.retire();
    const key = phone.settings.technology.toLowerCase();
    const entry = this.#technologies.get(key);
    entry?.technology.remove(phone);
    if (phone.registered) {
      entry?.technology.backing?.phoneChanged(phone.settings.name);
      this.tell(phone, false);
    }
    phone.stateChanged();
    if (!entry?.technology.isBacked(phone.settings.name)) this.#kernel.deviceStates.forget(phone.device);
    this.#endIfUnused(key);
  }

  /**
   * Lets phones of a technology stand behind the peers of a channel driver, and has the driver's technology be there
   * without any phone. Gives the function that ends it.
   * @throws Error where something else carries channels of this technology
   */
  back(backing: PhoneBacking): () => void {
    const technology = this.#technologyOf(backing.technology);
    technology.backing = backing;
    return () => {
      technology.backing = undefined;
      this.#endIfUnused(backing.technology.toLowerCase());
    };
  }

  /** Calls `listener` when a phone comes or goes, before its state is told; gives the function that ends it. */
  subscribe(listener: (phone: Phone, present: boolean) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** A phone is there now, or is not any more. */
  tell(phone: Phone, present: boolean): void {
    for (const listener of this.#listeners) listener(phone, present);
  }

  /** The phone of a technology that stands behind a peer of that name and is there. */
  behind(technology: string, name: string): Phone | undefined {
    const phone = this.#technologies.get(technology.toLowerCase())?.technology.get(name);
    return phone?.registered ? phone : undefined;
  }

  #endIfUnused(key: string): void {
    const entry = this.#technologies.get(key);
    if (!entry || entry.technology.backing || entry.technology.phones.length > 0) return;
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
