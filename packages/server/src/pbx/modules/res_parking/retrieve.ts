import type { LeaveReason } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { answer } from '../../kernel/indications.js';
import type { ApplicationOutcome } from '../../kernel/module.js';
import { playSound } from '../../kernel/sound-files.js';
import type { ParkedCall } from './parked-call.js';
import type { Parking } from './parking.js';
import type { LotSettings } from './parking-settings.js';

/** ParkedCall: fetches a call out of a lot, the one of a space or the first; without one, the caller hears so and is hung up. */
export const fetchParkedCall = async (
  parking: Parking,
  channel: Channel,
  data: string,
): Promise<ApplicationOutcome> => {
  const [lotName = '', space = ''] = data.split(',').map((word) => word.trim());
  answer(channel);
  const lot = parking.lot(parking.lotFor(channel, lotName));
  if (!lot) parking.tell(`There is no parking lot '${parking.lotFor(channel, lotName)}'`);
  const calls = (lot?.calls ?? []).filter((call) => call.waiting && (space === '' || call.space === Number(space)));
  for (const call of calls) if (await connect(call, channel)) return 'hangup';
  await playSound(channel, 'pbx-invalidpark');
  return 'hangup';
};

/** What the lot lets the two do by digits, as letters of Dial: `caller` is who fetches. */
const featureLetters = (settings: LotSettings): readonly string[] =>
  (
    [
      ['t', settings.parkedcalltransfers],
      ['k', settings.parkedcallreparking],
      ['h', settings.parkedcallhangup],
      ['x', settings.parkedcallrecording],
    ] as const
  ).flatMap(([letter, sides]) => [
    ...(sides === 'callee' || sides === 'both' ? [letter] : []),
    ...(sides === 'caller' || sides === 'both' ? [letter.toUpperCase()] : []),
  ]);

/** Brings the two together until they part; false: the call went another way at this moment. */
const connect = async (call: ParkedCall, retriever: Channel): Promise<boolean> => {
  const { channel: parkee, lot } = call;
  const { bridges } = retriever.kernel;
  const { courtesytone, parkedplay } = lot.settings;
  let arrived: (here: boolean) => void = () => {};
  const arrival = new Promise<boolean>((resolve) => {
    arrived = resolve;
  });
  const fetched = call.fetch(retriever, async (): Promise<LeaveReason> => {
    if (courtesytone !== '' && (parkedplay === 'callee' || parkedplay === 'both') && !parkee.interrupted)
      await playSound(parkee, courtesytone);
    if (parkee.hungUp || bridge.ended) {
      arrived(false);
      return 'interrupted';
    }
    const joined = bridge.join(parkee);
    arrived(true);
    return joined;
  });
  if (!fetched) return false;
  retriever.kernel.features.allowLetters(retriever, parkee, featureLetters(lot.settings));
  const bridge = bridges.create();
  if (courtesytone !== '' && (parkedplay === 'caller' || parkedplay === 'both'))
    await playSound(retriever, courtesytone);
  if ((await arrival) && !retriever.hungUp) await bridge.join(retriever);
  bridge.dissolve();
  return true;
};
