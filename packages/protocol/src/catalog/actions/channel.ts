import { ack, action, fields, list, text, texts } from '../action.js';
import {
  ChannelHungup,
  CoreShowChannel,
  CoreShowChannelMap as CoreShowChannelMapItem,
  Status as StatusItem,
} from '../events/channel.js';

export const AbsoluteTimeout = action({
  name: 'AbsoluteTimeout',
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ required: 'No channel specified' }),
    Timeout: text({ required: 'No timeout specified' }),
  },
  reply: ack('Timeout Set'),
  fails: { noChannel: 'No such channel', noTimeout: 'No timeout specified' },
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
    Channel: text({ required: 'CoreShowChannelMap requires a channel.' }),
  },
  reply: list('Channel map will follow', [CoreShowChannelMapItem], 'CoreShowChannelMapComplete'),
  fails: { noChannel: 'Could not get snapshot of channel' },
});

export const CoreShowChannels = action({
  name: 'CoreShowChannels',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: list('Channels will follow', [CoreShowChannel], 'CoreShowChannelsComplete'),
});

export const Getvar = action({
  name: 'Getvar',
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text(),
    Variable: text({ required: 'No variable specified' }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel' },
});

export const Hangup = action({
  name: 'Hangup',
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ required: 'No channel specified' }),
    Cause: text(),
  },
  fails: { noChannel: 'No such channel', badExpression: 'Regex compile failed on: {expression}' },
  reply: list('Channels hung up will follow', [ChannelHungup], 'ChannelsHungupListComplete'),
});

export const LocalOptimizeAway = action({
  name: 'LocalOptimizeAway',
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ required: "'Channel' not specified." }),
  },
  reply: ack('Queued channel to be optimized away'),
  fails: {
    noChannel: 'Channel does not exist.',
    notLocal: 'Unable to optimize channel',
  },
});

export const MuteAudio = action({
  name: 'MuteAudio',
  privilege: ['system'],
  module: 'res_mutestream',
  params: {
    Channel: text({ required: 'Channel not specified' }),
    Direction: text({ values: ['in', 'out', 'all'] }),
    State: text({ values: ['on', 'off'] }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel', failed: 'Failed to mute/unmute stream' },
});

export const Originate = action({
  name: 'Originate',
  privilege: ['originate'],
  module: 'builtin',
  params: {
    Channel: text({ required: 'Channel not specified' }),
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
  fails: {
    invalidPriority: 'Invalid priority',
    invalidTimeout: 'Invalid timeout',
    invalidChannel: 'Invalid channel',
    longId: 'Uniqueid length exceeds maximum of 149',
    noPlace: "Originate with 'Exten' requires 'Context' and 'Priority'",
    noExtension: 'Extension does not exist.',
    forbidden: 'Originate Access Forbidden: app or data blacklisted',
    failed: 'Originate failed',
  },
});

export const Redirect = action({
  name: 'Redirect',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: 'Channel not specified' }),
    ExtraChannel: text(),
    ExtraExten: text(),
    Context: text({ required: 'Context not specified' }),
    Exten: text({ required: 'Exten not specified' }),
    ExtraContext: text(),
    Priority: text({ required: 'Priority not specified' }),
    ExtraPriority: text(),
  },
  reply: fields(),
  fails: {
    invalidPriority: 'Priority is invalid',
    invalidExtraPriority: 'ExtraPriority is invalid',
    noExtraContext: 'ExtraContext not specified',
    noExtraExten: 'ExtraExten not specified',
    noExtraPriority: 'ExtraPriority not specified',
    noChannel: 'Channel does not exist: {channel}',
    hungUp: 'Redirect failed, channel not up.',
    noExtra: 'ExtraChannel does not exist: {channel}',
    failed: 'Redirect failed',
  },
});

export const SendText = action({
  name: 'SendText',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ required: 'No channel specified' }),
    Message: text({ required: 'No Message specified' }),
    'Content-Type': text(),
  },
  reply: ack('Success'),
  fails: { noChannel: 'No such channel', failed: 'Failure' },
});

export const Setvar = action({
  name: 'Setvar',
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text(),
    Variable: text({ required: 'No variable specified' }),
    Value: text(),
  },
  reply: ack('Variable Set'),
  fails: { noChannel: 'No such channel', notSet: 'Variable not set' },
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
  fails: { noChannel: 'No such channel' },
  reply: list('Channel status will follow', [StatusItem], 'StatusComplete', ['Items']),
});
