import { createHash } from 'node:crypto';
import { events } from '@amiable/protocol';
import { splitList } from '../../../config/setting.js';
import type { Kernel } from '../kernel.js';
import { plainObject, type SorceryObject } from '../sorcery/object-type.js';
import type { Sorcery } from '../sorcery/sorcery.js';
import { contactType } from './types/phone-types.js';

export type ContactState = 'NonQualified' | 'Reachable' | 'Unreachable';

/** Where an address of record is reached. */
export interface Contact {
  readonly aor: string;
  /** `aor@@hash` for one that is written in pjsip.conf, `aor;@hash` for one that came by registration. */
  readonly id: string;
  readonly uri: string;
  readonly registered: boolean;
  readonly values: SorceryObject['values'];
}

/** Whether somebody answers at a URI, and after how many microseconds; undefined where nobody does. */
export type Qualifier = (contact: Contact) => number | undefined;

interface Check {
  readonly state: ContactState;
  readonly roundtrip: number;
}

const hashOf = (uri: string): string => createHash('md5').update(uri, 'latin1').digest('hex');
/** The id of a contact that registered. */
export const registeredId = (aor: string, uri: string): string => `${aor};@${hashOf(uri)}`;
const unchecked: Check = { state: 'NonQualified', roundtrip: 0 };

/** The contacts of all addresses of record: those of pjsip.conf, and those that registered. */
export class Contacts {
  readonly #kernel: Kernel;
  readonly #sorcery: Sorcery;
  /** By address of record, then by id. */
  readonly #registered = new Map<string, Map<string, Contact>>();
  readonly #checks = new Map<string, Check>();
  /** Who can say whether a contact answers; the first that knows counts. */
  #qualifiers: readonly Qualifier[] = [];

  constructor(kernel: Kernel, sorcery: Sorcery) {
    this.#kernel = kernel;
    this.#sorcery = sorcery;
  }

  /** Takes over the contacts that an earlier run left; those that have run out or were to go with it are dropped. */
  restore(): void {
    this.#registered.clear();
    const now = this.#kernel.clock.now() / 1000;
    for (const object of this.#sorcery.all('contact')) {
      const aor = object.id.slice(0, object.id.lastIndexOf(';@'));
      const gone = object.values.prune_on_boot === 'yes' || Number(object.values.expiration_time) <= now;
      if (gone || !this.#sorcery.get('aor', aor)) this.#sorcery.remove('contact', object.id);
      else this.#keep({ aor, id: object.id, uri: object.values.uri ?? '', registered: true, values: object.values });
    }
  }

  /** Nobody knows of a contact any more. */
  clear(): void {
    this.#registered.clear();
    this.#checks.clear();
  }

  /** All contacts of an address of record, those of pjsip.conf first. */
  of(aor: string): readonly Contact[] {
    return [...this.permanent(aor), ...this.registered(aor)];
  }

  /** Those that pjsip.conf gives it. */
  permanent(aor: string): readonly Contact[] {
    const object = this.#sorcery.get('aor', aor);
    if (!object || object.values.contact === '') return [];
    const { qualify_frequency, qualify_timeout, qualify_2xx_only, authenticate_qualify, outbound_proxy } =
      object.values;
    const settings = { qualify_frequency, qualify_timeout, qualify_2xx_only, authenticate_qualify, outbound_proxy };
    return splitList(object.values.contact ?? '').map((uri) => {
      const { values } = plainObject(contactType, '', { ...(settings as Record<string, string>), uri });
      return { aor, id: `${aor}@@${hashOf(uri)}`, uri, registered: false, values };
    });
  }

  /** Those that registered, by id. */
  registered(aor: string): readonly Contact[] {
    const contacts = this.#registered.get(aor);
    return contacts ? [...contacts.values()] : [];
  }

  /** All that registered, by id. */
  allRegistered(): readonly Contact[] {
    return [...this.#registered.values()]
      .flatMap((contacts) => [...contacts.values()])
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A contact by its id, of whichever kind. */
  get(id: string): Contact | undefined {
    const aor = id.slice(0, Math.max(id.lastIndexOf(';@'), id.lastIndexOf('@@')));
    return this.of(aor).find((contact) => contact.id === id);
  }

  /** Asks `qualifier` too whether contacts answer; gives the function that ends it. */
  qualifyBy(qualifier: Qualifier): () => void {
    this.#qualifiers = [...this.#qualifiers, qualifier];
    return () => {
      this.#qualifiers = this.#qualifiers.filter((one) => one !== qualifier);
    };
  }

  /** What is known of whether a contact answers. */
  check(contact: Contact): Check {
    const known = this.#checks.get(contact.id);
    if (known) return known;
    return Number(contact.values.qualify_frequency) > 0 ? this.#ask(contact) : unchecked;
  }

  /** Finds out whether a contact answers, and tells where that is news. */
  qualify(contact: Contact): void {
    const before = this.check(contact);
    const now = this.#ask(contact);
    this.#checks.set(contact.id, now);
    if (now.state !== before.state) this.tell(contact, now.state, now.roundtrip);
  }

  /** Adds a contact, or renews one; gives whether it is new. Too old ones make room where their address allows it. */
  register(aor: string, values: Readonly<Record<string, string>>): boolean {
    const uri = values.uri ?? '';
    const object = plainObject(contactType, registeredId(aor, uri), values);
    const isNew = !this.#registered.get(aor)?.has(object.id);
    const contact = { aor, id: object.id, uri, registered: true, values: object.values };
    this.#keep(contact);
    this.#sorcery.put(object);
    if (isNew) this.tell(contact, this.check(contact).state, this.check(contact).roundtrip);
    return isNew;
  }

  /** Takes a contact away that registered; false where it is not there. */
  unregister(aor: string, id: string): boolean {
    const contact = this.#registered.get(aor)?.get(id);
    if (!contact) return false;
    this.#registered.get(aor)?.delete(id);
    if (this.#registered.get(aor)?.size === 0) this.#registered.delete(aor);
    this.#checks.delete(id);
    this.#sorcery.remove('contact', id);
    this.tell(contact, 'Removed', 0);
    return true;
  }

  /** Raises ContactStatus. */
  tell({ uri, aor, values }: Contact, state: ContactState | 'Removed', roundtrip: number): void {
    this.#kernel.events.publish(events.ContactStatus, {
      URI: uri,
      ContactStatus: state,
      AOR: aor,
      EndpointName: values.endpoint ?? '',
      RoundtripUsec: roundtrip,
    });
  }

  #keep(contact: Contact): void {
    const contacts = this.#registered.get(contact.aor) ?? new Map<string, Contact>();
    contacts.set(contact.id, contact);
    this.#registered.set(contact.aor, new Map([...contacts].sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  #ask(contact: Contact): Check {
    for (const qualifier of this.#qualifiers) {
      const roundtrip = qualifier(contact);
      if (roundtrip !== undefined) return { state: 'Reachable', roundtrip };
    }
    return { state: 'Unreachable', roundtrip: 0 };
  }
}
