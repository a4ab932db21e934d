import { splitList } from '../../../config/setting.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Contact } from '../../kernel/pjsip/contacts.js';
import { stateText } from '../../kernel/pjsip/state-text.js';
import type { SorceryObject } from '../../kernel/sorcery/object-type.js';
import { extenRow, fill, row } from './console-rows.js';

const inWords: Readonly<Record<string, string>> = {
  NonQualified: 'NonQual',
  Reachable: 'Avail',
  Unreachable: 'Unavail',
};

/** How objects look on the console: each with what belongs to it on the lines below. */
export class ConsoleObjects {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get #pjsip() {
    return this.#kernel.pjsip;
  }

  endpoint(endpoint: SorceryObject, whole = true): readonly string[] {
    const { id, values } = endpoint;
    const { sorcery } = this.#pjsip;
    const { num } = parseCallerId(values.callerid === '<unknown>' ? '' : (values.callerid ?? ''));
    const state = stateText(this.#pjsip.deviceState(endpoint)).padEnd(12);
    const busyAt = values.device_state_busy_at === '0' ? 'inf' : values.device_state_busy_at;
    const count = `${String(this.#pjsip.channelCount(endpoint)).padStart(3)} of ${busyAt}`;
    const name = num === '' ? id : `${id}/${num}`;
    const first = row(0, 'Endpoint', `${fill(0, name)}  ${state}${count}`);
    if (!whole) return [first];
    return [
      first,
      ...this.#authsOf(values.auth ?? '', 'InAuth'),
      ...this.#authsOf(values.outbound_auth ?? '', 'OutAuth'),
      ...this.#pjsip.aorsOf(endpoint).flatMap((aor) => this.#objects('aor', aor, (object) => this.aor(object, 1))),
      ...this.#objects('transport', values.transport ?? '', (object) => this.transport(object, 1)),
      ...sorcery
        .all('identify')
        .filter((identify) => identify.values.endpoint === id)
        .flatMap((identify) => this.identify(identify, 1)),
      ...this.channels(id),
    ];
  }

  aor(aor: SorceryObject, depth = 0, whole = true): readonly string[] {
    const first = row(depth, 'Aor', `${fill(depth, aor.id)}  ${aor.values.max_contacts}`);
    if (!whole) return [first];
    return [first, ...this.#pjsip.contacts.of(aor.id).map((contact) => this.contact(contact, depth + 1))];
  }

  auth(auth: SorceryObject, depth = 0, label = 'I/OAuth'): readonly string[] {
    return [row(depth, label, `${auth.id}/${auth.values.username}`)];
  }

  contact(contact: Contact, depth = 0): string {
    const { state, roundtrip } = this.#pjsip.contacts.check(contact);
    const hash = contact.id.slice(contact.id.lastIndexOf('@') + 1).slice(0, 10);
    const time = state === 'Reachable' ? (roundtrip / 1000).toFixed(3) : 'nan';
    const name = fill(depth, `${contact.aor}/${contact.uri}`, 58);
    return row(depth, 'Contact', `${name} ${hash} ${(inWords[state] ?? '').padEnd(7)} ${time.padStart(11)}`);
  }

  transport({ id, values }: SorceryObject, depth = 0): readonly string[] {
    const { protocol = '', cos = '', tos = '', bind = '' } = values;
    const columns = [id.slice(0, 21).padEnd(21), protocol.padStart(6), cos.padStart(5), tos.padStart(5), bind];
    return [row(depth, 'Transport', columns.join('  '))];
  }

  identify({ id, values }: SorceryObject, depth = 0, whole = true): readonly string[] {
    const first = row(depth, 'Identify', `${id}/${values.endpoint}`);
    if (!whole) return [first];
    const matches = [...splitList(values.match ?? ''), values.match_header ?? '', values.match_request_uri ?? ''];
    return [first, ...matches.filter((match) => match !== '').map((match) => row(depth + 1, 'Match', match))];
  }

  /** Channels of an endpoint, or of all. */
  channels(endpoint?: string, depth = 1): readonly string[] {
    return this.#kernel.channels
      .list()
      .filter(({ name, device }) => (endpoint ? device === `PJSIP/${endpoint}` : name.startsWith('PJSIP/')))
      .flatMap((channel) => {
        const seconds = Math.floor((this.#kernel.clock.now() - channel.createdAt) / 1000);
        const name = fill(depth, channel.application ? `${channel.name}/${channel.application}` : channel.name);
        const { num, name: connected } = channel.connected;
        return [
          row(depth, 'Channel', `${name}  ${channel.state.padEnd(12)}  ${clockText(seconds).padStart(11)}`),
          extenRow(depth + 1, channel.exten, `"${connected}" <${num}>`),
        ];
      });
  }

  #authsOf(names: string, label: string): readonly string[] {
    return splitList(names).flatMap((name) => this.#objects('auth', name, (auth) => this.auth(auth, 1, label)));
  }

  #objects(type: string, id: string, show: (object: SorceryObject) => readonly string[]): readonly string[] {
    const object = this.#pjsip.sorcery.get(type, id);
    return object ? show(object) : [];
  }
}

const clockText = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
