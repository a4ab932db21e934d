import { flag, integer, oneOf, type Setting, type SettingsOf, strict, words } from '../../../config/setting.js';

/** To whom of the two something applies: `caller` is who fetches the call, `callee` the call that was parked. */
const sides = ['no', 'caller', 'callee', 'both'] as const;
export type Sides = (typeof sides)[number];

const appliesTo = (value: Sides, description: string): Setting<Sides> => {
  const setting = oneOf(sides, value, { description });
  const others: Readonly<Record<string, Sides>> = { yes: 'both', true: 'both', false: 'no' };
  return { ...setting, parse: (text) => others[text.toLowerCase()] ?? setting.parse(text) };
};

/** The first and the last number of a range. */
export interface Spaces {
  readonly first: number;
  readonly last: number;
}

/** `701-720`; undefined for anything else. */
export const parseSpaces = (text: string): Spaces | undefined => {
  const found = /^\s*(\d{1,9})\s*-\s*(\d{1,9})\s*$/.exec(text);
  const spaces = found && { first: Number(found[1]), last: Number(found[2]) };
  return spaces && spaces.first <= spaces.last ? spaces : undefined;
};

const spaces: Setting<Spaces> = {
  parse: parseSpaces,
  expected: 'a range of numbers such as 701-720',
  default: { first: 701, last: 750 },
  show: ({ first, last }) => `${first}-${last}`,
  description: 'numbers of the spaces',
  sample: '701-750',
};

/** The keys of a lot in res_parking.conf; what is wrong in them speaks against the whole file. */
export const lotSchema = strict({
  context: words('parkedcalls', { description: 'context of the extensions that are made for parkext' }),
  parkext: words('', { description: 'extension that parks a call here; with it, one is made for each space too' }),
  parkext_exclusive: flag(false, { description: 'parkext parks here whatever lot the channel has' }),
  parkpos: spaces,
  parkinghints: flag(false, { description: 'adds a hint for each space' }),
  parkingtime: integer(45, { unit: 'seconds', description: 'how long a call may wait', max: 4_294_967_295 }),
  parkedmusicclass: words('', { description: 'music for those who wait' }),
  comebacktoorigin: flag(true, { description: 'a call that nobody fetched calls who parked it' }),
  comebackdialtime: integer(30, { unit: 'seconds', description: 'how long that one is rung', max: 4_294_967_295 }),
  comebackcontext: words('parkedcallstimeout', { description: 'where it goes with comebacktoorigin=no' }),
  courtesytone: words('', { description: 'sound that is played when a call is fetched' }),
  parkedplay: appliesTo('caller', 'who hears courtesytone'),
  parkedcalltransfers: appliesTo('no', 'who may transfer by digits afterwards'),
  parkedcallreparking: appliesTo('no', 'who may park by digits afterwards'),
  parkedcallhangup: appliesTo('no', 'who may hang up by digits afterwards'),
  parkedcallrecording: appliesTo('no', 'who may record by digits afterwards'),
  findslot: oneOf(['first', 'next'], 'first', {
    description: 'the lowest free space, or the one behind the last used',
  }),
});

export type LotSettings = SettingsOf<typeof lotSchema>;

/** The keys of `[general]` in res_parking.conf. */
export const generalSchema = strict({
  parkeddynamic: flag(false, { description: 'lots are made on demand out of PARKINGDYNAMIC and its like' }),
});

/** The name of the lot that is always there. */
export const defaultLot = 'default';

/** What it has where res_parking.conf does not describe it. */
export const defaultExtension = '700';
