import type { Conf, ConfCategory, ConfVariable } from '../../../config/conf.js';
import type { Problems } from '../../../config/problem.js';
import { parseBoolean, splitList } from '../../../config/setting.js';
import { parseAmaFlags } from '../../kernel/ama-flags.js';
import { leadingInt } from '../../kernel/c-number.js';
import { parseCallerId } from '../../kernel/caller-id.js';
import { changeCodecs } from '../../kernel/media/codec-list.js';
import { parseGroups } from '../../kernel/phones/phone-options.js';

/** A line of skinny.conf: what a number is, whichever device shows it. */
export interface SkinnyLine {
  readonly name: string;
  readonly context: string;
  readonly callGroup: readonly number[];
  readonly pickupGroup: readonly number[];
  readonly namedCallGroup: readonly string[];
  readonly namedPickupGroup: readonly string[];
  readonly language: string;
  readonly accountCode: string;
  readonly amaFlags: number;
  readonly callerId: { readonly name: string; readonly num: string };
  readonly mailbox: string;
  readonly voicemailExtension: string;
  readonly registrationExtension: string;
  readonly musicClass: string;
  readonly musicSuggest: string;
  readonly transfers: boolean;
  readonly callWaiting: boolean;
  readonly threeWay: boolean;
  readonly forwards: boolean;
  readonly nat: boolean;
  readonly immediate: boolean;
  readonly mwiBlink: boolean;
  readonly parkingLot: string;
  readonly codecs: readonly string[];
}

/** A device of skinny.conf. */
export interface SkinnyDevice {
  readonly name: string;
  /** The hardware's own name, `SEP001122334455`. */
  readonly id: string;
  readonly version: string;
  /** Names of lines, the last one first, as the reference keeps them. */
  readonly lines: readonly string[];
  readonly speedDials: readonly { readonly exten: string; readonly label: string; readonly isHint: boolean }[];
  readonly addons: readonly string[];
  readonly services: readonly string[];
  readonly codecs: readonly string[];
}

export interface SkinnyGeneral {
  readonly port: number;
  readonly bindAddress: string;
  /** Seconds. */
  readonly keepAlive: number;
  readonly dateFormat: string;
  readonly voicemailExtension: string;
  readonly registrationContext: string;
  readonly immediateKey: string;
  readonly jitterBuffer: boolean;
}

export interface SkinnyConfig {
  readonly general: SkinnyGeneral;
  readonly lines: readonly SkinnyLine[];
  readonly devices: readonly SkinnyDevice[];
}

/** Reads skinny.conf: behind `[lines]` each section is a line, behind `[devices]` a device. */
export const skinnyConfig = (conf: Conf, problems: Problems): SkinnyConfig => {
  const lines = new Map<string, SkinnyLine>();
  const devices = new Map<string, SkinnyDevice>();
  const common = linesOf(conf, ['general', 'lines']);
  let kind: 'line' | 'device' | undefined;
  for (const category of conf.sections()) {
    const name = category.name.toLowerCase();
    if (name === 'lines') kind = 'line';
    else if (name === 'devices') kind = 'device';
    else if (kind === 'line') lines.set(category.name, readLine(category, common, problems));
    else if (kind === 'device') devices.set(category.name, readDevice(category, lines, problems));
    else if (name !== 'general')
      problems.warning(category, `[${category.name}] stands neither behind [lines] nor behind [devices]`);
  }
  const value = (key: string): string => conf.value('general', key) ?? '';
  return {
    general: {
      port: leadingInt(value('bindport')) ?? 2000,
      bindAddress: value('bindaddr') || '0.0.0.0',
      keepAlive: leadingInt(value('keepalive')) ?? 120,
      dateFormat: value('dateformat') || 'D-M-Y',
      voicemailExtension: value('vmexten'),
      registrationContext: value('regcontext'),
      immediateKey: value('immeddialkey'),
      jitterBuffer: parseBoolean(value('jbenable')) === true,
    },
    lines: [...lines.values()],
    devices: [...devices.values()],
  };
};

const linesOf = (conf: Conf, sections: readonly string[]): readonly ConfVariable[] =>
  sections.flatMap((section) => conf.variables(section));

const lineKeys =
  /^(context|callerid|callgroup|pickupgroup|namedcallgroup|namedpickupgroup|language|accountcode|amaflags|mailbox|vmexten|regexten|mohinterpret|musicclass|mohsuggest|transfer|callwaiting|threewaycalling|cancallforward|nat|immediate|mwiblink|parkinglot|allow|disallow|setvar|type)$/i;

const codecsOf = (variables: readonly ConfVariable[], problems: Problems): readonly string[] => {
  let codecs: readonly string[] = ['ulaw', 'alaw'];
  for (const line of variables)
    if (/^(dis)?allow$/i.test(line.name))
      codecs = changeCodecs(codecs, line.name.toLowerCase() === 'allow', line.value, (name) =>
        problems.warning(line, `'${name}' is no format`),
      );
  return codecs;
};

const readLine = (category: ConfCategory, common: readonly ConfVariable[], problems: Problems): SkinnyLine => {
  for (const line of category.variables)
    if (!lineKeys.test(line.name)) problems.warning(line, `a line has no key '${line.name}'`);
  const variables = [...common.filter(({ name }) => /^(allow|disallow)$/i.test(name)), ...category.variables];
  const text = (key: string): string =>
    category.variables.findLast(({ name }) => name.toLowerCase() === key)?.value ?? '';
  const yes = (key: string, otherwise: boolean): boolean => parseBoolean(text(key)) ?? otherwise;
  return {
    name: category.name,
    context: text('context'),
    callGroup: parseGroups(text('callgroup')) ?? [],
    pickupGroup: parseGroups(text('pickupgroup')) ?? [],
    namedCallGroup: splitList(text('namedcallgroup')).sort(),
    namedPickupGroup: splitList(text('namedpickupgroup')).sort(),
    language: text('language'),
    accountCode: text('accountcode'),
    amaFlags: parseAmaFlags(text('amaflags')) ?? 0,
    callerId: parseCallerId(text('callerid')),
    mailbox: text('mailbox'),
    voicemailExtension: text('vmexten'),
    registrationExtension: text('regexten'),
    musicClass: text('mohinterpret') || text('musicclass'),
    musicSuggest: text('mohsuggest'),
    transfers: yes('transfer', true),
    callWaiting: yes('callwaiting', true),
    threeWay: yes('threewaycalling', false),
    forwards: yes('cancallforward', false),
    nat: yes('nat', false),
    immediate: yes('immediate', false),
    mwiBlink: yes('mwiblink', false),
    parkingLot: text('parkinglot'),
    codecs: codecsOf(variables, problems),
  };
};

const readDevice = (
  category: ConfCategory,
  lines: ReadonlyMap<string, SkinnyLine>,
  problems: Problems,
): SkinnyDevice => {
  const named = (key: string): readonly ConfVariable[] =>
    category.variables.filter(({ name }) => name.toLowerCase() === key);
  const known = [...named('line')].reverse().filter((line) => {
    const there = lines.has(line.value);
    if (!there) problems.warning(line, `there is no line '${line.value}' before [devices]`);
    return there;
  });
  if (known.length === 0) problems.warning(category, `the device '${category.name}' has no line`);
  return {
    name: category.name,
    id: named('device').at(-1)?.value ?? '',
    version: named('version').at(-1)?.value ?? '',
    lines: known.map(({ value }) => value),
    speedDials: [...named('speeddial')].reverse().map(({ value }) => {
      const [exten = '', label = '', hint = ''] = value.split(',');
      return { exten, label: label || exten, isHint: hint !== '' };
    }),
    addons: [...named('addon')].reverse().map(({ value }) => value),
    services: [...named('serviceurl')].reverse().map(({ value }) => value),
    codecs: codecsOf(category.variables, problems),
  };
};
