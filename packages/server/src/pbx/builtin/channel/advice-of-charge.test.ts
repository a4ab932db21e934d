import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';

const line = 'Local/601@default-00000000;2';
const money = { CurrencyAmount: '3', CurrencyMultiplier: 'One' };
const duration = { MsgType: 'S', ChargedItem: 'CallSetup', RateType: 'Duration', ...money };

let calls: TestCalls;
beforeEach(async () => {
  calls = await startCalls('[default]\nexten => 601,1,Answer()\n same => n,Wait(30)\n');
  await calls.originate({ Channel: 'Local/601@default', Application: 'Wait', Data: '30' }, 600);
});
afterEach(() => calls.close());

const send = async (message: Readonly<Record<string, string>>): Promise<string | undefined> => {
  const replies = await calls.perform('AOCMessage', { Channel: line, ...message });
  return /Message: (.*)\r\n/.exec(replies?.[0] ?? '')?.[1];
};
const queued = 'AOC Message successfully queued on channel';

describe('AOCMessage', () => {
  it.each([
    { MsgType: 'd', ChargeType: 'NA' },
    { MsgType: 'D', ChargeType: 'free', TotalType: 'anything' },
    { MsgType: 'D', ChargeType: 'Currency', ...money, CurrencyName: 'EUR', AOCBillingId: 'ReverseCharge' },
    { MsgType: 'D', ChargeType: 'Unit', 'UnitAmount(0)': '5', 'UnitType(0)': '2' },
    { MsgType: 'E', ChargeType: 'NA', AOCBillingId: 'CallTransfer', ChargingAssociationId: '5' },
    { MsgType: 'E', ChargeType: 'NA', ChargingAssociationNumber: '555', ChargingAssociationPlan: '3' },
    { MsgType: 'S', RateType: 'anything' },
    { MsgType: 'S', ChargedItem: 'NA', RateType: 'NA' },
    { MsgType: 'S', ChargedItem: 'SpecialArrangement', RateType: 'Free', Code: '7' },
    { ...duration, Time: '5', TimeScale: 'Second', ChargingType: 'StepFunction' },
    { ...duration, Time: '5', TimeScale: 'Second', Granularity: '2', GranularityTimeScale: 'Minute' },
    { ...duration, RateType: 'SpecialCode', Code: '7' },
    { ...duration, RateType: 'Flat' },
  ])('takes %j', async (message) => {
    expect(await send(message)).toBe(queued);
  });

  it.each([
    [{}, 'Invalid MsgType'],
    [{ MsgType: 'X' }, 'Invalid MsgType'],
    [{ MsgType: 'D' }, 'ChargeType not specified'],
    [{ MsgType: 'E', ChargeType: 'Bogus' }, 'Invalid ChargeType'],
    [
      { MsgType: 'D', ChargeType: 'Currency' },
      'Invalid CurrencyAmount, CurrencyAmount is a required when ChargeType is Currency',
    ],
    [
      { MsgType: 'D', ChargeType: 'Currency', CurrencyAmount: '5' },
      'ChargeMultiplier unspecified, ChargeMultiplier is required when ChargeType is Currency.',
    ],
    [{ MsgType: 'D', ChargeType: 'Currency', ...money, CurrencyMultiplier: 'Two' }, 'Invalid ChargeMultiplier'],
    [{ MsgType: 'D', ChargeType: 'NA', AOCBillingId: 'CallTransfer' }, 'Invalid AOC-D AOCBillingId'],
    [{ MsgType: 'E', ChargeType: 'NA', AOCBillingId: 'Bogus' }, 'Invalid AOC-E AOCBillingId'],
    [{ MsgType: 'E', ChargeType: 'NA', ChargingAssociationId: 'x' }, 'Invalid ChargingAssociationId'],
    [{ MsgType: 'E', ChargeType: 'NA', ChargingAssociationPlan: 'x' }, 'Invalid ChargingAssociationPlan'],
    [{ MsgType: 'S', ChargedItem: 'Bogus' }, 'Invalid ChargedItem'],
    [{ MsgType: 'S', ChargedItem: 'NA' }, 'RateType not specified'],
    [{ MsgType: 'S', ChargedItem: 'NA', RateType: 'Bogus' }, 'Invalid RateType'],
    [
      { MsgType: 'S', ChargedItem: 'CallSetup', RateType: 'Flat' },
      'Invalid CurrencyAmount, CurrencyAmount is a required when RateType is non-free',
    ],
    [duration, 'TimeScale unspecified, TimeScale is required when RateType is Duration.'],
    [{ ...duration, Time: '5', TimeScale: 'Bogus' }, 'Invalid TimeScale'],
    [{ ...duration, TimeScale: 'Second' }, 'Invalid Time, Time is a required when RateType is Duration'],
    [
      { ...duration, Time: '5', TimeScale: 'Second', Granularity: '2' },
      'Invalid GranularityTimeScale, GranularityTimeScale is a required when Granularity is specified',
    ],
    [
      { ...duration, Time: '5', TimeScale: 'Second', Granularity: '2', GranularityTimeScale: 'Bogus' },
      'Invalid GranularityTimeScale',
    ],
    [{ ...duration, Time: '5', TimeScale: 'Second', ChargingType: 'Bogus' }, 'Invalid ChargingType'],
    [{ ...duration, RateType: 'Volume' }, 'VolumeUnit unspecified, VolumeUnit is required when RateType is Volume.'],
    [{ ...duration, RateType: 'Volume', VolumeUnit: 'Octet' }, 'Invalid VolumeUnit'],
    [
      { ...duration, RateType: 'SpecialCode' },
      'Invalid Code, Code is a required when ChargedItem is SpecialArrangement and when RateType is SpecialCode',
    ],
  ])('refuses %j: %s', async (message, expected) => {
    expect(await send(message)).toBe(expected);
  });

  it('finds its channel by name, by unique id, or by how the name begins', async () => {
    const message = { MsgType: 'D', ChargeType: 'NA' };
    const [one] = calls.events('Newchannel');
    expect(await send({ Channel: one?.Uniqueid ?? '', ...message })).toBe(queued);
    expect(await send({ Channel: '', ChannelPrefix: 'local/6', ...message })).toBe(queued);
    expect(await send({ Channel: 'nobody', ChannelPrefix: 'Local/6', ...message })).toBe(queued);
    expect(await send({ Channel: '', ChannelPrefix: 'Zap', ...message })).toBe('No such channel');
    expect(await send({ Channel: 'nobody', MsgType: 'X' })).toBe('No such channel');
    expect(await send({ Channel: '' })).toBe(
      'Channel and PartialChannel are not specified. Specify at least one of these.',
    );
  });
});
