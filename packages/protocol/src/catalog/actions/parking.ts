import { action, fields, list, text } from '../action.js';
import { ParkedCall, Parkinglot } from '../events/parking.js';

export const Park = action({
  name: 'Park',
  synopsis: 'Park a channel',
  description:
    'Takes the channel out of what it does and puts it into a parking lot; ParkedCall tells the space it got.',
  seeAlso: ['ParkedCalls', 'Parkinglots', 'ParkedCall'],
  privilege: ['call'],
  module: 'parking_manager',
  params: {
    Channel: text({ description: 'Name of the channel to park', required: 'Channel not specified' }),
    TimeoutChannel: text({ description: 'Channel that is rung when nobody has fetched the call in time' }),
    AnnounceChannel: text({ description: 'Channel that is told the number of the space' }),
    Timeout: text({ description: 'How long the call may wait, in milliseconds; by default what the lot says' }),
    Parkinglot: text({ description: 'Name of the parking lot; by default the one of the channel' }),
    ParkingSpace: text({ description: 'Space to use; by default the next free one' }),
  },
  reply: fields('Park successful'),
  fails: {
    noChannel: 'Channel does not exist: {channel}',
    noAnnounceChannel: 'AnnounceChannel does not exist: {channel}',
    invalidTimeout: 'Invalid Timeout value.',
    notParked: 'Park action failed',
  },
});

export const ParkedCalls = action({
  name: 'ParkedCalls',
  synopsis: 'List the parked calls',
  description: 'Gives one ParkedCall event for each call that waits in a parking lot.',
  seeAlso: ['Park', 'Parkinglots'],
  privilege: ['call'],
  module: 'parking_manager',
  params: {
    ParkingLot: text({ description: 'Give the calls of this lot alone' }),
  },
  reply: list('Parked calls will follow', [ParkedCall], 'ParkedCallsComplete', ['Total']),
  fails: { noLot: 'Requested parking lot could not be found.' },
});

export const Parkinglots = action({
  name: 'Parkinglots',
  synopsis: 'List the parking lots',
  description: 'Gives one Parkinglot event for each lot, with its spaces and its timeout.',
  seeAlso: ['Park', 'ParkedCalls'],
  privilege: ['call'],
  module: 'parking_manager',
  params: {},
  reply: list('Parking lots will follow', [Parkinglot], 'ParkinglotsComplete'),
});
