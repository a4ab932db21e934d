import type { Conf } from '../../../config/conf.js';
import { parseTones, type TonePart } from './tones.js';

/** The tones of a country, as indications.conf has them. */
export interface ToneZone {
  /** `us` */
  readonly country: string;
  readonly description: string;
  /** Milliseconds of ringing and of silence, in turn. */
  readonly ringCadence: readonly number[];
  /** By name (`dial`, `busy`), as they are written. */
  readonly tones: Map<string, string>;
}

/** What is a setting of a country and no tone. */
const settings = new Set(['description', 'ringcadence', 'alias']);

/** What there is without a configuration: the tones of North America. */
const usual: ToneZone = {
  country: 'us',
  description: 'United States / North America',
  ringCadence: [2000, 4000],
  tones: new Map([
    ['dial', '350+440'],
    ['busy', '480+620/500,0/500'],
    ['ring', '440+480/2000,0/4000'],
    ['congestion', '480+620/250,0/250'],
  ]),
};

/** The tones of all countries that are known. */
export class ToneZones {
  readonly #zones = new Map([[usual.country, { ...usual, tones: new Map(usual.tones) }]]);
  #default: string | undefined = usual.country;

  /** By country. */
  list(): readonly ToneZone[] {
    return [...this.#zones.values()].sort((a, b) => (a.country < b.country ? -1 : 1));
  }

  get(country: string): ToneZone | undefined {
    return this.#zones.get(country.toLowerCase());
  }

  /** The zone of a country, made if it is not there yet. */
  add(country: string): ToneZone {
    const zone = this.get(country) ?? { country, description: '', ringCadence: [], tones: new Map<string, string>() };
    this.#zones.set(country.toLowerCase(), zone);
    return zone;
  }

  remove(country: string): boolean {
    return this.#zones.delete(country.toLowerCase());
  }

  /** The zone of channels that have none of their own. */
  get default(): ToneZone | undefined {
    return this.#default === undefined ? undefined : this.get(this.#default);
  }

  /** Takes over a configuration. Gives what is wrong with it, in words. */
  load(conf: Conf): readonly string[] {
    const problems: string[] = [];
    if (conf.sections().length === 0) return problems;
    this.#zones.clear();
    for (const { name, variables } of conf.sections()) {
      if (name.toLowerCase() === 'general') continue;
      const value = (key: string) => variables.findLast((one) => one.name.toLowerCase() === key)?.value;
      const tones = new Map<string, string>();
      for (const one of variables) {
        if (settings.has(one.name.toLowerCase())) continue;
        if (parseTones(one.value)) tones.set(one.name.toLowerCase(), one.value);
        else problems.push(`${one.file}:${one.line}: '${one.value}' is not a tone such as 480+620/500,0/500`);
      }
      const ringCadence = (value('ringcadence') ?? '')
        .split(',')
        .map(Number)
        .filter((ms) => ms > 0);
      this.#zones.set(name.toLowerCase(), {
        country: name,
        description: value('description') ?? '',
        ringCadence,
        tones,
      });
    }
    this.#default = conf.value('general', 'country');
    return problems;
  }

  /** A tone by its name in the default zone, or one that is written out. */
  find(text: string): readonly TonePart[] | undefined {
    return parseTones(this.default?.tones.get(text.toLowerCase()) ?? text);
  }
}
