import { ack, action, fields, list, text, texts } from '../action.js';
import { ChannelHungup } from '../events/channel.js';

export const AbsoluteTimeout = action({
  name: 'AbsoluteTimeout',
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    Timeout: text({ required: '' }),
  },
  reply: ack('Timeout Set'),
});

export const AOCMessage = action({
  name: 'AOCMessage',
  privilege: ['aoc'],
  module: 'builtin',
  params: {
    Channel: text(),
    ChannelPrefix: text(),
    MsgType: text({ required: '', values: ['S', 'D', 'E'] }),
    ChargeType: text({ values: ['NA', 'FREE', 'Currency', 'Unit'] }),
    'UnitAmount(0)': text(),
    'UnitType(0)': text(),
    CurrencyName: text(),
    CurrencyAmount: text(),
    CurrencyMultiplier: text({
      values: ['OneThousandth', 'OneHundredth', 'OneTenth', 'One', 'Ten', 'Hundred', 'Thousand'],
    }),
    TotalType: text({ default: 'Total', values: ['Total', 'SubTotal'] }),
    AOCBillingId: text({
      values: [
        'Normal',
        'ReverseCharge',
        'CreditCard',
        'CallFwdUnconditional',
        'CallFwdBusy',
        'CallFwdNoReply',
        'CallDeflection',
        'CallTransfer',
      ],
    }),
    ChargingAssociationId: text(),
    ChargingAssociationNumber: text(),
    ChargingAssociationPlan: text(),
    ChargedItem: text({
      values: [
        'NA',
        'SpecialArrangement',
        'BasicCommunication',
        'CallAttempt',
        'CallSetup',
        'UserUserInfo',
        'SupplementaryService',
      ],
    }),
    RateType: text({ values: ['NA', 'Free', 'FreeFromBeginning', 'Duration', 'Flat', 'Volume', 'SpecialCode'] }),
    Time: text(),
    TimeScale: text({
      values: ['OneHundredthSecond', 'OneTenthSecond', 'Second', 'TenSeconds', 'Minute', 'Hour', 'Day'],
    }),
    Granularity: text(),
    GranularityTimeScale: text({
      values: ['OneHundredthSecond', 'OneTenthSecond', 'Second', 'TenSeconds', 'Minute', 'Hour', 'Day'],
    }),
    ChargingType: text({ values: ['ContinuousCharging', 'StepFunction'] }),
    VolumeUnit: text({ values: ['Octet', 'Segment', 'Message'] }),
    Code: text(),
  },
  reply: ack('AOC Message successfully queued on channel'),
});

export const CoreShowChannelMap = action({
  name: 'CoreShowChannelMap',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text(),
  },
  reply: ack(''),
});

export const CoreShowChannels = action({
  name: 'CoreShowChannels',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: list('Channels will follow', [], 'CoreShowChannelsComplete'),
});

export const Getvar = action({
  name: 'Getvar',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text(),
    Variable: text({ required: '' }),
  },
  reply: fields(),
});

export const Hangup = action({
  name: 'Hangup',
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    Cause: text(),
  },
  reply: list('Channels hung up will follow', [ChannelHungup], 'ChannelsHungupListComplete'),
});

export const LocalOptimizeAway = action({
  name: 'LocalOptimizeAway',
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
  },
  reply: ack(''),
});

export const MuteAudio = action({
  name: 'MuteAudio',
  privilege: ['system'],
  module: 'res_mutestream',
  params: {
    Channel: text({ required: '' }),
    Direction: text({ required: '', values: ['in', 'out', 'all'] }),
    State: text({ required: '', values: ['on', 'off'] }),
  },
  reply: fields(),
});

export const Originate = action({
  name: 'Originate',
  privilege: ['originate'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    Exten: text(),
    Context: text(),
    Priority: text(),
    Application: text(),
    Data: text(),
    Timeout: text({ default: '30000' }),
    CallerID: text(),
    Variable: texts(),
    Account: text(),
    EarlyMedia: text(),
    Async: text(),
    Codecs: text(),
    ChannelId: text(),
    OtherChannelId: text(),
    PreDialGoSub: text(),
  },
  reply: ack('Originate successfully queued'),
});

export const Redirect = action({
  name: 'Redirect',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    ExtraChannel: text(),
    Exten: text({ required: '' }),
    ExtraExten: text(),
    Context: text({ required: '' }),
    ExtraContext: text(),
    Priority: text({ required: '' }),
    ExtraPriority: text(),
  },
  reply: ack('Redirect successful'),
});

export const SendText = action({
  name: 'SendText',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: '' }),
    Message: text({ required: '' }),
    'Content-Type': text(),
  },
  reply: ack('Success'),
});

export const Setvar = action({
  name: 'Setvar',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text(),
    Variable: text({ required: '' }),
    Value: text({ required: '' }),
  },
  reply: ack('Variable Set'),
});

export const Status = action({
  name: 'Status',
  privilege: ['system', 'call', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text(),
    Variables: text(),
    AllVariables: text({ values: ['true', 'false'] }),
  },
  reply: list('Channel status will follow', [], 'StatusComplete', ['Items']),
});
