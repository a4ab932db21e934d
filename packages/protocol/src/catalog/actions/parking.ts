import { action, fields, list, text } from '../action.js';
import { ParkedCall, Parkinglot } from '../events/parking.js';

export const Park = action({
  name: 'Park',
  privilege: ['call'],
  module: 'parking_manager',
  params: {
    Channel: text({ required: '' }),
    TimeoutChannel: text(),
    AnnounceChannel: text(),
    Timeout: text(),
    Parkinglot: text(),
    ParkingSpace: text(),
  },
  reply: fields('Park successful'),
});

export const ParkedCalls = action({
  name: 'ParkedCalls',
  privilege: ['call'],
  module: 'parking_manager',
  params: {
    ParkingLot: text(),
  },
  reply: list('Parked calls will follow', [ParkedCall], 'ParkedCallsComplete', ['Total']),
});

export const Parkinglots = action({
  name: 'Parkinglots',
  privilege: ['call'],
  module: 'parking_manager',
  params: {},
  reply: list('Parking lots will follow', [Parkinglot], 'ParkinglotsComplete'),
});
