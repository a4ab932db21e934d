import type { Channel } from '../channel.js';

const ofEachSide = (what: string): readonly string[] =>
  ['rx', 'tx'].flatMap((side) => ['min', 'max', 'avg', 'stdev'].map((measure) => `${measure}${side}${what}`));

/** What a SIP call measured of its sound: the end of each variable's name, and what stands in its value. */
const measures: readonly { readonly name: string; readonly blanks: number; readonly fields: readonly string[] }[] = [
  { name: 'JITTER', blanks: 0, fields: ofEachSide('jitter') },
  { name: 'LOSS', blanks: 2, fields: ofEachSide('lost') },
  { name: 'RTT', blanks: 5, fields: ['minrtt', 'maxrtt', 'avgrtt', 'stdevrtt'] },
  { name: 'MES', blanks: 3, fields: ofEachSide('mes') },
];

const nothingMeasured: readonly (readonly [name: string, value: string])[] = measures.map(
  ({ name, blanks, fields }) => [name, fields.map((field) => `${' '.repeat(blanks)}${field}=000.000000;`).join('')],
);

/**
 * Leaves the variables that a SIP call leaves when its phone hangs up, RTPAUDIOQOS and its kin, also for the one it
 * talks to. A scripted phone sends its sound without a network: nothing was lost, late or measured.
 * @param ssrc the 32-bit number under which a phone would have sent its sound
 */
export const leaveCallQuality = (channel: Channel, ssrc: number): void => {
  const others = channel.bridge?.channels.filter((one) => one !== channel) ?? [];
  const peer = others.length === 1 ? others[0] : undefined;
  const summary =
    `ssrc=${ssrc};themssrc=0;lp=0;rxjitter=0.000000;rxcount=0;txjitter=0.000000;txcount=0;rlp=0;rtt=0.000000;` +
    'rxmes=0.000000;txmes=0.000000';
  for (const [name, value] of [['', summary] as const, ...nothingMeasured]) {
    channel.variables.set(`RTPAUDIOQOS${name}`, value);
    peer?.variables.set(`RTPAUDIOQOS${name}BRIDGED`, value);
  }
};
