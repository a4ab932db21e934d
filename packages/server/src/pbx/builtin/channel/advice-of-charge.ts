import { actions, type ParameterValues } from '@amiable/protocol';
import { type ActionHandler, handle } from '../../kernel/action.js';
import { leadingInteger } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';

type Message = ParameterValues<(typeof actions.AOCMessage)['params']>;
type Problem = keyof (typeof actions.AOCMessage)['fails'];

/** The words that a parameter may have, whatever their case. */
const among = (text: string, words: readonly string[]): boolean =>
  words.some((word) => word.toLowerCase() === text.toLowerCase());

const isNumber = (text: string): boolean => leadingInteger(text) !== undefined;

const charges = ['NA', 'Free', 'Currency', 'Unit'];
const multipliers = ['OneThousandth', 'OneHundredth', 'OneTenth', 'One', 'Ten', 'Hundred', 'Thousand'];
const billings = ['Normal', 'ReverseCharge', 'CreditCard'];
const finalBillings = [
  ...billings,
  'CallFwdUnconditional',
  'CallFwdBusy',
  'CallFwdNoReply',
  'CallDeflection',
  'CallTransfer',
];
const items = [
  'NA',
  'SpecialArrangement',
  'BasicCommunication',
  'CallAttempt',
  'CallSetup',
  'UserUserInfo',
  'SupplementaryService',
];
const rates = ['NA', 'Free', 'FreeFromBeginning', 'Duration', 'Flat', 'Volume', 'SpecialCode'];
const freeRates = ['NA', 'Free', 'FreeFromBeginning'];
const timeScales = ['OneHundredthSecond', 'OneTenthSecond', 'Second', 'TenSeconds', 'Minute', 'Hour', 'Day'];
const growths = ['ContinuousCharging', 'StepFunction'];

/** What is wrong with a message, in the order in which the reference looks. */
const problemOf = (message: Message): Problem | undefined => {
  const { MsgType, ChargeType } = message;
  if (!among(MsgType, ['S', 'D', 'E'])) return 'wrongType';
  if (among(MsgType, ['S'])) return rateProblem(message);
  if (ChargeType === '') return 'chargeMissing';
  if (!among(ChargeType, charges)) return 'wrongCharge';
  const money = among(ChargeType, ['Currency']) ? moneyProblem(message, 'wrongAmount') : undefined;
  return money ?? (among(MsgType, ['D']) ? soFarProblem(message) : finalProblem(message));
};

const moneyProblem = ({ CurrencyAmount, CurrencyMultiplier }: Message, wrongAmount: Problem): Problem | undefined => {
  if (!isNumber(CurrencyAmount)) return wrongAmount;
  if (CurrencyMultiplier === '') return 'multiplierMissing';
  return among(CurrencyMultiplier, multipliers) ? undefined : 'wrongMultiplier';
};

const soFarProblem = ({ AOCBillingId }: Message): Problem | undefined =>
  AOCBillingId === '' || among(AOCBillingId, billings) ? undefined : 'wrongBillingD';

const finalProblem = (message: Message): Problem | undefined => {
  const { AOCBillingId, ChargingAssociationId, ChargingAssociationPlan } = message;
  if (AOCBillingId !== '' && !among(AOCBillingId, finalBillings)) return 'wrongBillingE';
  if (ChargingAssociationId !== '' && !isNumber(ChargingAssociationId)) return 'wrongAssociationId';
  if (ChargingAssociationPlan !== '' && !isNumber(ChargingAssociationPlan)) return 'wrongAssociationPlan';
  return undefined;
};

/** A message without an item has no rates, and nothing that could be wrong. */
const rateProblem = (message: Message): Problem | undefined => {
  const { ChargedItem, RateType, Code } = message;
  if (ChargedItem === '') return undefined;
  if (!among(ChargedItem, items)) return 'wrongItem';
  if (among(ChargedItem, ['SpecialArrangement']) && !isNumber(Code)) return 'wrongCode';
  if (RateType === '') return 'rateMissing';
  if (!among(RateType, rates)) return 'wrongRate';
  if (among(RateType, freeRates)) return undefined;
  return moneyProblem(message, 'wrongRateAmount') ?? kindProblem(message);
};

const kindProblem = (message: Message): Problem | undefined => {
  const { RateType, VolumeUnit, Code } = message;
  if (among(RateType, ['Duration'])) return durationProblem(message);
  // the reference knows none of the units that it documents
  if (among(RateType, ['Volume'])) return VolumeUnit === '' ? 'volumeMissing' : 'wrongVolume';
  if (among(RateType, ['SpecialCode']) && !isNumber(Code)) return 'wrongCode';
  return undefined;
};

const durationProblem = (message: Message): Problem | undefined => {
  const { Time, TimeScale, Granularity, GranularityTimeScale, ChargingType } = message;
  if (TimeScale === '') return 'timeScaleMissing';
  if (!among(TimeScale, timeScales)) return 'wrongTimeScale';
  if (!isNumber(Time)) return 'wrongTime';
  if (isNumber(Granularity) && GranularityTimeScale === '') return 'granularityScaleMissing';
  if (GranularityTimeScale !== '' && !among(GranularityTimeScale, timeScales)) return 'wrongGranularityScale';
  return ChargingType === '' || among(ChargingType, growths) ? undefined : 'wrongChargingType';
};

/** AOCMessage: what is right is taken; no technology that there is hands it to a telephone. */
export const adviceOfChargeAction = (kernel: Kernel): ActionHandler =>
  handle(actions.AOCMessage, (message) => {
    if (message.Channel === '' && message.ChannelPrefix === '') return 'channelMissing';
    if (!find(kernel, message)) return 'noChannel';
    return problemOf(message) ?? 'ok';
  });

const find = ({ channels }: Kernel, { Channel, ChannelPrefix }: Message): Channel | undefined => {
  const named = Channel === '' ? undefined : channels.get(Channel);
  if (named || ChannelPrefix === '') return named;
  const prefix = ChannelPrefix.toLowerCase();
  for (const channel of channels.all()) if (channel.name.toLowerCase().startsWith(prefix)) return channel;
  return undefined;
};
