import { channelSnapshot, event, header } from '../event.js';

/** A charge, so far or final. */
const chargeHeaders = {
  Charge: header('The charge; its parts are headers whose names begin with this one'),
  Type: header('What is charged', ['NotAvailable', 'Free', 'Currency', 'Units']),
  BillingID: header('How the charge is billed', [
    'Normal',
    'Reverse',
    'CreditCard',
    'CallForwardingUnconditional',
    'CallForwardingBusy',
    'CallForwardingNoReply',
    'CallDeflection',
    'CallTransfer',
    'NotAvailable',
  ]),
  TotalType: header('Whether the charge is that of the whole call or of a part of it', ['SubTotal', 'Total']),
  Currency: header('Charge in money; its parts are headers whose names begin with this one'),
  Name: header('Name of the currency'),
  Cost: header('Amount in steps of Multiplier'),
  Multiplier: header('By what Cost is multiplied', ['1/1000', '1/100', '1/10', '1', '10', '100', '1000']),
  Units: header('Charge in units; its parts are headers whose names begin with this one'),
  NumberOf: header('Number of units'),
  TypeOf: header('Type of the units, a whole number'),
};

export const AOCD = event({
  name: 'AOC-D',
  synopsis: 'Charge so far of a call in progress',
  description: 'Raised when a channel is told its charge during a call.',
  seeAlso: ['AOCMessage', 'AOC-E', 'AOC-S'],
  privilege: ['aoc'],
  fields: {
    channel: channelSnapshot(),
    ...chargeHeaders,
  },
});

export const AOCE = event({
  name: 'AOC-E',
  synopsis: 'Final charge of a call',
  description: 'Raised when a channel is told its charge at the end of a call.',
  seeAlso: ['AOCMessage', 'AOC-D', 'AOC-S'],
  privilege: ['aoc'],
  fields: {
    channel: channelSnapshot(),
    ChargingAssociation: header(
      'What ties the charge to another call; its parts are headers whose names begin with this one',
    ),
    Number: header('Telephone number of the associated call'),
    Plan: header('Numbering plan of Number, a whole number'),
    ID: header('Number of the associated call'),
    ...chargeHeaders,
  },
});

export const AOCS = event({
  name: 'AOC-S',
  synopsis: 'Rates of a call at its start',
  description:
    'Raised when a channel is told its rates. The headers are repeated for each rate, with a number in brackets.',
  seeAlso: ['AOCMessage', 'AOC-D', 'AOC-E'],
  privilege: ['aoc'],
  fields: {
    channel: channelSnapshot(),
    Chargeable: header('What the rate stands for'),
    RateType: header('How the item is charged', [
      'NotAvailable',
      'Free',
      'FreeFromBeginning',
      'Duration',
      'Flag',
      'Volume',
      'SpecialCode',
    ]),
    Currency: header('Charge in money; its parts are headers whose names begin with this one'),
    Name: header('Name of the currency'),
    Cost: header('Amount in steps of Multiplier'),
    Multiplier: header('By what Cost is multiplied', ['1/1000', '1/100', '1/10', '1', '10', '100', '1000']),
    ChargingType: header('Whether the charge grows steadily or step by step'),
    StepFunction: header('Rate that grows step by step'),
    Granularity: header('Size of one step; its parts are headers whose names begin with this one'),
    Length: header('Length of time in units of Scale'),
    Scale: header('Unit of Length'),
    Unit: header('What is counted', ['Octet', 'Segment', 'Message']),
    SpecialCode: header('Number of a rate agreed upon'),
  },
});
