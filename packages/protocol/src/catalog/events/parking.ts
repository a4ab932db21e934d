import { channelSnapshot, event, header, optionalHeader } from '../event.js';

/** Where and how long a call is parked. */
const parkingHeaders = {
  ParkerDialString: header('What is dialed to bring the call back to whoever parked it'),
  Parkinglot: header('Name of the parking lot'),
  ParkingSpace: header('Number of the space'),
  ParkingTimeout: header('Seconds until the call goes back to whoever parked it'),
  ParkingDuration: header('Seconds the call has been parked'),
};

export const ParkedCall = event({
  name: 'ParkedCall',
  synopsis: 'A call has been parked, or waits in the answer to ParkedCalls',
  seeAlso: ['ParkedCalls', 'Park', 'UnParkedCall', 'ParkedCallTimeOut', 'ParkedCallGiveUp'],
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    ...parkingHeaders,
    ActionID: optionalHeader('ActionID of the request, in the answer to the action ParkedCalls'),
  },
});

export const ParkedCallGiveUp = event({
  name: 'ParkedCallGiveUp',
  synopsis: 'A parked caller has hung up',
  seeAlso: ['ParkedCall'],
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    ...parkingHeaders,
  },
});

export const ParkedCallSwap = event({
  name: 'ParkedCallSwap',
  synopsis: 'A channel has taken the place of a parked one',
  seeAlso: ['ParkedCall'],
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    ...parkingHeaders,
  },
});

export const ParkedCallTimeOut = event({
  name: 'ParkedCallTimeOut',
  synopsis: 'A parked call was not fetched in time and goes back',
  seeAlso: ['ParkedCall'],
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    ...parkingHeaders,
  },
});

export const Parkinglot = event({
  name: 'Parkinglot',
  synopsis: 'A parking lot in the answer to the action Parkinglots',
  seeAlso: ['Parkinglots'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    Name: header('Name of the parking lot'),
    StartSpace: header('Number of the first space'),
    StopSpace: header('Number of the last space'),
    Timeout: header('Seconds until a call goes back'),
  },
});

export const UnParkedCall = event({
  name: 'UnParkedCall',
  synopsis: 'Somebody has fetched a parked call',
  seeAlso: ['ParkedCall'],
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    retrieverChannel: channelSnapshot('Retriever'),
    ...parkingHeaders,
  },
});
