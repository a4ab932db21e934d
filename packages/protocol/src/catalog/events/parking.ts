import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const ParkedCall = event({
  name: 'ParkedCall',
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    ParkerDialString: header(),
    Parkinglot: header(),
    ParkingSpace: header(),
    ParkingTimeout: header(),
    ParkingDuration: header(),
    ActionID: optionalHeader(),
  },
});

export const ParkedCallGiveUp = event({
  name: 'ParkedCallGiveUp',
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    ParkerDialString: header(),
    Parkinglot: header(),
    ParkingSpace: header(),
    ParkingTimeout: header(),
    ParkingDuration: header(),
  },
});

export const ParkedCallSwap = event({
  name: 'ParkedCallSwap',
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    ParkerDialString: header(),
    Parkinglot: header(),
    ParkingSpace: header(),
    ParkingTimeout: header(),
    ParkingDuration: header(),
  },
});

export const ParkedCallTimeOut = event({
  name: 'ParkedCallTimeOut',
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    ParkerDialString: header(),
    Parkinglot: header(),
    ParkingSpace: header(),
    ParkingTimeout: header(),
    ParkingDuration: header(),
  },
});

export const Parkinglot = event({
  name: 'Parkinglot',
  privilege: [],
  fields: {
    ActionID: header(),
    Name: header(),
    StartSpace: header(),
    StopSpace: header(),
    Timeout: header(),
  },
});

export const UnParkedCall = event({
  name: 'UnParkedCall',
  privilege: ['call'],
  fields: {
    parkeeChannel: channelSnapshot('Parkee'),
    parkerChannel: channelSnapshot('Parker'),
    retrieverChannel: channelSnapshot('Retriever'),
    ParkerDialString: header(),
    Parkinglot: header(),
    ParkingSpace: header(),
    ParkingTimeout: header(),
    ParkingDuration: header(),
  },
});
