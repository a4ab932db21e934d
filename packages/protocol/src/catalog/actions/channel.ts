import { ack, action, fields, list, text, texts } from '../action.js';
import {
  ChannelHungup,
  CoreShowChannel,
  CoreShowChannelMap as CoreShowChannelMapItem,
  Status as StatusItem,
} from '../events/channel.js';

export const AbsoluteTimeout = action({
  name: 'AbsoluteTimeout',
  synopsis: 'Limit the time a channel may still live',
  description:
    'The channel is hung up when the time has passed. A new call of the action replaces the limit, 0 takes it away.',
  seeAlso: ['Hangup'],
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'No channel specified' }),
    Timeout: text({
      description: 'Seconds from now until the channel is hung up; 0: no limit',
      required: 'No timeout specified',
    }),
  },
  reply: ack('Timeout Set'),
  fails: { noChannel: 'No such channel', noTimeout: 'No timeout specified' },
});

export const AOCMessage = action({
  name: 'AOCMessage',
  synopsis: 'Send an advice of charge message to a channel',
  description:
    'Builds an AOC-S, AOC-D or AOC-E message from the parameters and queues it on the channel, whose technology hands it to the phone if it can. Which parameters are needed depends on MsgType and ChargeType.',
  seeAlso: ['AOC-D', 'AOC-E', 'AOC-S'],
  privilege: ['aoc'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Name of the channel; this or ChannelPrefix is needed' }),
    ChannelPrefix: text({ description: 'Take the first channel whose name begins with this text' }),
    MsgType: text({
      description: 'Kind of message: S the rates at the start, D the charge so far, E the final charge; needed',
      values: ['S', 'D', 'E'],
    }),
    ChargeType: text({
      description:
        'What is charged: nothing known, nothing, an amount of money or a number of units; needed for D and E',
      values: ['NA', 'FREE', 'Currency', 'Unit'],
    }),
    'UnitAmount(0)': text({
      description: 'Number of units of the entry; the number in brackets counts entries from 0 up to 31',
    }),
    'UnitType(0)': text({
      description:
        'Type of the unit of the entry, a whole number; the number in brackets counts entries as for UnitAmount',
    }),
    CurrencyName: text({ description: 'Name of the currency, at most 10 characters' }),
    CurrencyAmount: text({
      description: 'Amount in steps of CurrencyMultiplier, a whole number from 0; needed for ChargeType Currency',
    }),
    CurrencyMultiplier: text({
      description: 'By what CurrencyAmount is multiplied; needed for ChargeType Currency',
      values: ['OneThousandth', 'OneHundredth', 'OneTenth', 'One', 'Ten', 'Hundred', 'Thousand'],
    }),
    TotalType: text({
      description: 'Whether the charge is that of the whole call or of a part of it; for D',
      default: 'Total',
      values: ['Total', 'SubTotal'],
    }),
    AOCBillingId: text({
      description: 'How the charge is billed; the values that name forwarding and transfer are for E alone',
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
    ChargingAssociationId: text({
      description: 'Number that ties this charge to another call, for E; it excludes ChargingAssociationNumber',
    }),
    ChargingAssociationNumber: text({ description: 'Telephone number that ties this charge to another call, for E' }),
    ChargingAssociationPlan: text({
      description: 'Numbering plan of ChargingAssociationNumber as a whole number, for E',
    }),
    ChargedItem: text({
      description: 'What the rate stands for; needed for S',
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
    RateType: text({
      description: 'How the item is charged; needed for S',
      values: ['NA', 'Free', 'FreeFromBeginning', 'Duration', 'Flat', 'Volume', 'SpecialCode'],
    }),
    Time: text({ description: 'Length of the charged time in units of TimeScale, for RateType Duration' }),
    TimeScale: text({
      description: 'Unit of Time, for RateType Duration',
      values: ['OneHundredthSecond', 'OneTenthSecond', 'Second', 'TenSeconds', 'Minute', 'Hour', 'Day'],
    }),
    Granularity: text({ description: 'Length of one step in units of GranularityTimeScale, for RateType Duration' }),
    GranularityTimeScale: text({
      description: 'Unit of Granularity, for RateType Duration',
      values: ['OneHundredthSecond', 'OneTenthSecond', 'Second', 'TenSeconds', 'Minute', 'Hour', 'Day'],
    }),
    ChargingType: text({
      description: 'Whether the charge grows steadily or step by step, for RateType Duration',
      values: ['ContinuousCharging', 'StepFunction'],
    }),
    VolumeUnit: text({ description: 'What is counted, for RateType Volume', values: ['Octet', 'Segment', 'Message'] }),
    Code: text({ description: 'Number of the special rate, for RateType SpecialCode' }),
  },
  reply: ack('AOC Message successfully queued on channel'),
  fails: {
    channelMissing: 'Channel and PartialChannel are not specified. Specify at least one of these.',
    noChannel: 'No such channel',
    wrongType: 'Invalid MsgType',
    chargeMissing: 'ChargeType not specified',
    wrongCharge: 'Invalid ChargeType',
    wrongAmount: 'Invalid CurrencyAmount, CurrencyAmount is a required when ChargeType is Currency',
    wrongRateAmount: 'Invalid CurrencyAmount, CurrencyAmount is a required when RateType is non-free',
    multiplierMissing: 'ChargeMultiplier unspecified, ChargeMultiplier is required when ChargeType is Currency.',
    wrongMultiplier: 'Invalid ChargeMultiplier',
    wrongBillingD: 'Invalid AOC-D AOCBillingId',
    wrongBillingE: 'Invalid AOC-E AOCBillingId',
    wrongAssociationId: 'Invalid ChargingAssociationId',
    wrongAssociationPlan: 'Invalid ChargingAssociationPlan',
    wrongItem: 'Invalid ChargedItem',
    rateMissing: 'RateType not specified',
    wrongRate: 'Invalid RateType',
    wrongTime: 'Invalid Time, Time is a required when RateType is Duration',
    timeScaleMissing: 'TimeScale unspecified, TimeScale is required when RateType is Duration.',
    wrongTimeScale: 'Invalid TimeScale',
    granularityScaleMissing:
      'Invalid GranularityTimeScale, GranularityTimeScale is a required when Granularity is specified',
    wrongGranularityScale: 'Invalid GranularityTimeScale',
    wrongChargingType: 'Invalid ChargingType',
    volumeMissing: 'VolumeUnit unspecified, VolumeUnit is required when RateType is Volume.',
    wrongVolume: 'Invalid VolumeUnit',
    wrongCode:
      'Invalid Code, Code is a required when ChargedItem is SpecialArrangement and when RateType is SpecialCode',
  },
});

export const CoreShowChannelMap = action({
  name: 'CoreShowChannelMap',
  synopsis: 'List all channels that belong together with one',
  description:
    'Walks the bridges and the halves of Local channels from the given channel and gives an event for each channel found, however far away it is connected.',
  seeAlso: ['CoreShowChannels', 'CoreShowChannelMapComplete'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text({
      description: 'Name of the channel to start from',
      required: 'CoreShowChannelMap requires a channel.',
    }),
  },
  reply: list('Channel map will follow', [CoreShowChannelMapItem], 'CoreShowChannelMapComplete'),
  fails: { noChannel: 'Could not get channel snapshot' },
});

export const CoreShowChannels = action({
  name: 'CoreShowChannels',
  synopsis: 'List the channels',
  description:
    'Gives one CoreShowChannel event for each channel that exists now, with the application it runs, its bridge and how long it has lived.',
  seeAlso: ['Status', 'CoreShowChannelMap'],
  privilege: ['system', 'reporting'],
  module: 'builtin',
  params: {},
  reply: list('Channels will follow', [CoreShowChannel], 'CoreShowChannelsComplete'),
});

export const Getvar = action({
  name: 'Getvar',
  synopsis: 'Read a variable or a dialplan function',
  description:
    'Answers with the name in Variable and what it holds in Value. A variable that is not set has the empty value.',
  seeAlso: ['Setvar', 'VarSet'],
  privilege: ['call', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text({
      description: 'Channel to read from; left out: a global variable, or a function that needs no channel',
    }),
    Variable: text({
      description: 'Name of a variable, or a function with its arguments such as CALLERID(num)',
      required: 'No variable specified',
    }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel' },
});

export const Hangup = action({
  name: 'Hangup',
  synopsis: 'Hang up one channel, or all that match an expression',
  description:
    'With a name the channel is asked to hang up and the reply is a plain acknowledgement. With an expression between slashes every channel whose name matches is hung up, and each is told in a ChannelHungup event.',
  seeAlso: ['Hangup', 'HangupRequest', 'SoftHangupRequest', 'AbsoluteTimeout'],
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({
      description: 'Name of the channel, or a regular expression between slashes such as /^PJSIP\\/601-.*$/',
      required: 'No channel specified',
    }),
    Cause: text({ description: 'Hangup cause as a number from 1 to 127; by default the channel keeps its own' }),
  },
  fails: {
    noChannel: 'No such channel',
    noExpression: 'Regex format invalid, Channel param should be /regex/',
    badExpression: 'Regex compile failed on: {expression}',
  },
  reply: list('Channels hung up will follow', [ChannelHungup], 'ChannelsHungupListComplete'),
});

export const LocalOptimizeAway = action({
  name: 'LocalOptimizeAway',
  synopsis: 'Let a Local channel drop out of a call',
  description:
    'Takes back the n flag that keeps the two halves of a Local channel in the call, so that they go as soon as both sides are bridged and quiet.',
  seeAlso: ['LocalOptimizationBegin', 'LocalOptimizationEnd'],
  privilege: ['system', 'call'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Name of one half of the Local channel', required: "'Channel' not specified." }),
  },
  reply: ack('Queued channel to be optimized away'),
  fails: {
    noChannel: 'Channel does not exist.',
    notLocal: 'Unable to optimize channel',
  },
});

export const MuteAudio = action({
  name: 'MuteAudio',
  synopsis: 'Silence a channel, or let it be heard again',
  description: 'Replaces the audio of one or both directions by silence while the call goes on.',
  seeAlso: ['MixMonitorMute'],
  privilege: ['system'],
  module: 'res_mutestream',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'Channel not specified' }),
    Direction: text({
      description: 'Which audio: in from the channel, out to the channel, or both',
      values: ['in', 'out', 'all'],
    }),
    State: text({ description: 'on silences, off lets the audio through', values: ['on', 'off'] }),
  },
  reply: fields(),
  fails: { noChannel: 'No such channel', failed: 'Failed to mute/unmute stream' },
});

export const Originate = action({
  name: 'Originate',
  synopsis: 'Place a call and connect it to an extension or an application',
  description:
    'Dials the channel and, when it answers, runs the extension or the application there. Give either Exten, Context and Priority, or Application. Without Async the reply waits for the answer or the timeout; with it the reply comes at once and OriginateResponse tells the outcome. Applications and functions that reach the operating system need the class system besides.',
  seeAlso: ['OriginateResponse', 'Newchannel', 'DialBegin', 'DialEnd'],
  privilege: ['originate'],
  module: 'builtin',
  params: {
    Channel: text({
      description: 'What to dial, as technology and address: PJSIP/601, Local/601@default',
      required: 'Channel not specified',
    }),
    Exten: text({ description: 'Extension to run when the channel answers; needs Context and Priority' }),
    Context: text({ description: 'Context of the extension; needs Exten and Priority' }),
    Priority: text({ description: 'Priority of the extension, a number or a label; needs Exten and Context' }),
    Application: text({ description: 'Application to run instead of an extension' }),
    Data: text({ description: 'Arguments of the application' }),
    Timeout: text({ description: 'How long the channel may ring, in milliseconds', default: '30000' }),
    CallerID: text({ description: 'Caller id that the dialed channel is shown: number, or "name" <number>' }),
    Variable: texts({ description: 'Variable to set on the channel, as name=value' }),
    Account: text({ description: 'Account code of the channel' }),
    EarlyMedia: text({
      description: 'true: run the extension or application on early media already, before the answer',
    }),
    Async: text({ description: 'true: answer at once and tell the outcome in OriginateResponse' }),
    Codecs: text({ description: 'Formats to ask for, a list with commas such as alaw,ulaw' }),
    ChannelId: text({ description: 'Unique id that the channel gets' }),
    OtherChannelId: text({ description: 'Unique id that the second half of a Local channel gets' }),
    PreDialGoSub: text({
      description: 'Subroutine to run on the channel before it is dialed: context,exten,priority(arguments)',
    }),
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
  synopsis: 'Send a channel, and with it a second one, to another extension',
  description:
    'The channel leaves what it does, a bridge too, and goes on at the extension. Two channels that talk with each other are moved together with ExtraChannel; without it the other one falls out of the bridge.',
  seeAlso: ['BlindTransfer', 'Atxfer'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'Channel not specified' }),
    ExtraChannel: text({ description: 'Name of a second channel to move in the same step' }),
    ExtraExten: text({ description: 'Extension for the second channel; by default that of the first' }),
    Context: text({ description: 'Context to go to', required: 'Context not specified' }),
    Exten: text({ description: 'Extension to go to', required: 'Exten not specified' }),
    ExtraContext: text({ description: 'Context for the second channel; by default that of the first' }),
    Priority: text({ description: 'Priority to go to, a number or a label', required: 'Priority not specified' }),
    ExtraPriority: text({ description: 'Priority for the second channel; by default that of the first' }),
  },
  reply: fields(),
  fails: {
    invalidPriority: 'Priority is invalid',
    invalidExtraPriority: 'ExtraPriority is invalid',
    noExtraExten: 'ExtraExten not specified',
    noExtraPriority: 'ExtraPriority not specified',
    noChannel: 'Channel does not exist: {channel}',
    hungUp: 'Redirect failed, channel not up.',
    extraHungUp: 'Redirect failed, extra channel not up.',
    noExtra: 'ExtraChannel does not exist: {channel}',
  },
});

export const SendText = action({
  name: 'SendText',
  synopsis: 'Send a text message on a channel in a call',
  description:
    'Hands the text to the technology of the channel. The reply tells that it was handed over, not that a person saw it.',
  seeAlso: ['MessageSend'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Name of the channel', required: 'No channel specified' }),
    Message: text({ description: 'Text to send', required: 'No Message specified' }),
    'Content-Type': text({ description: 'MIME type of the text; text/plain by default' }),
  },
  reply: ack('Success'),
  fails: { noChannel: 'No such channel', failed: 'Failure' },
});

export const Setvar = action({
  name: 'Setvar',
  synopsis: 'Set a variable or write a dialplan function',
  description:
    'Without Channel the variable is global. A function that reaches the operating system needs the class system besides.',
  seeAlso: ['Getvar', 'VarSet'],
  privilege: ['call'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Channel to write to; left out: a global variable' }),
    Variable: text({
      description: 'Name of the variable, or a function with its arguments such as CALLERID(name)',
      required: 'No variable specified',
    }),
    Value: text({ description: 'What to set; empty is allowed' }),
  },
  reply: ack('Variable Set'),
  fails: { noChannel: 'No such channel', notSet: 'Variable not set' },
});

export const Status = action({
  name: 'Status',
  synopsis: 'Show one channel or all of them in full',
  description:
    'Gives one Status event for each channel: its formats, its groups, its application, its bridge, the time to its hangup, and the variables asked for.',
  seeAlso: ['CoreShowChannels', 'Getvar'],
  privilege: ['system', 'call', 'reporting'],
  module: 'builtin',
  params: {
    Channel: text({ description: 'Name of the channel; left out: every channel' }),
    Variables: text({ description: 'Names of variables or functions to read, with commas between them' }),
    AllVariables: text({ description: 'Whether to give every variable of the channel', values: ['true', 'false'] }),
  },
  fails: { noChannel: 'No such channel' },
  reply: list('Channel status will follow', [StatusItem], 'StatusComplete', ['Items']),
});
