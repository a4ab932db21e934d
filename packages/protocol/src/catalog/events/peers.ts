import { event, header, optionalHeader } from '../event.js';

export const PeerEntry = event({
  name: 'PeerEntry',
  synopsis: 'A peer in the answer to a list of peers',
  description: 'Which of the optional headers are there depends on the technology.',
  seeAlso: ['IAXpeerlist', 'SIPpeers'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Channeltype: header('Technology: SIP or IAX2'),
    ObjectName: header('Name of the peer'),
    ChanObjectType: header('Kind of the object; peer'),
    IPaddress: header('Address of the peer, or -none-'),
    Mask: optionalHeader('Network mask of the address'),
    Port: optionalHeader('Port of the peer'),
    IPport: optionalHeader('Port of the peer'),
    Dynamic: header('Whether the peer registers: yes or no'),
    Trunk: optionalHeader('Whether calls share a trunk: yes or no'),
    Encryption: optionalHeader('Whether calls are encrypted: yes or no'),
    AutoForcerport: optionalHeader('Whether the use of the source port is found out: yes or no'),
    Forcerport: optionalHeader('Whether answers go to the source port: yes or no'),
    AutoComedia: optionalHeader('Whether symmetric media is found out: yes or no'),
    Comedia: optionalHeader('Whether media goes where it comes from: yes or no'),
    VideoSupport: optionalHeader('Whether video is allowed: yes or no'),
    TextSupport: optionalHeader('Whether text is allowed: yes or no'),
    ACL: optionalHeader('Whether addresses are limited by an ACL: yes or no'),
    Status: header('Whether it answers, and how fast in milliseconds: OK, LAGGED, UNREACHABLE, UNKNOWN, Unmonitored'),
    RealtimeDevice: optionalHeader('Whether it comes from a database: yes, cached or no'),
    Description: optionalHeader('Text from the configuration'),
    Accountcode: optionalHeader('Account code of the peer'),
  },
});

export const PeerStatus = event({
  name: 'PeerStatus',
  synopsis: 'A peer has registered, gone or changed its reachability',
  seeAlso: ['ContactStatus'],
  privilege: ['system'],
  fields: {
    ChannelType: header('Technology of the peer'),
    Peer: header('Name of the peer, with the technology before it'),
    PeerStatus: header('The new state', [
      'Unknown',
      'Registered',
      'Unregistered',
      'Rejected',
      'Lagged',
      'Reachable',
      'Unreachable',
    ]),
    Cause: optionalHeader('Why, where that is known'),
    Address: optionalHeader('Address of the peer, where that is known'),
    Port: optionalHeader('Port of the peer, where that is known'),
    Time: optionalHeader('Milliseconds the answer took, where it was measured'),
    ActionID: optionalHeader('ActionID of the request, in the answer to SIPpeerstatus'),
  },
});

export const Registry = event({
  name: 'Registry',
  synopsis: 'A registration at another server has changed its state',
  seeAlso: ['PJSIPRegister', 'RegistryEntry'],
  privilege: ['system'],
  fields: {
    ChannelType: header('Technology of the registration'),
    Username: header('Name used to register'),
    Domain: header('Server where it registers'),
    Status: header('The new state', ['Registered', 'Unregistered', 'Rejected', 'Failed']),
    Cause: optionalHeader('Why, where that is known'),
  },
});

export const RegistryEntry = event({
  name: 'RegistryEntry',
  synopsis: 'A registration in the answer to a list of registrations',
  seeAlso: ['SIPshowregistry', 'IAXregistry'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Host: header('Address of the server; of IAX2 with its port'),
    Port: optionalHeader('Port of the server'),
    DNSmanager: optionalHeader('Whether the name of the server is looked up again and again: Y or N'),
    Username: header('Name used to register'),
    Perceived: optionalHeader('Address that the server sees, or <Unregistered>'),
    Domain: optionalHeader('Domain of the registration'),
    DomainPort: optionalHeader('Port of the domain'),
    Refresh: header('Seconds between renewals'),
    State: header('State in words'),
    RegistrationTime: optionalHeader('When it was registered last, in seconds since 1970'),
  },
});

export const SIPQualifyPeerDone = event({
  name: 'SIPQualifyPeerDone',
  synopsis: 'The check asked for by SIPqualifypeer is over',
  seeAlso: ['SIPqualifypeer'],
  privilege: ['call'],
  fields: {
    Peer: header('Name of the peer'),
    ActionID: optionalHeader('ActionID of the request'),
  },
});

export const DeviceEntry = event({
  name: 'DeviceEntry',
  synopsis: 'A device in the answer to SKINNYdevices',
  description: 'All of them and the end of the list stand in one message, with no blank lines between.',
  seeAlso: ['SKINNYdevices'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Channeltype: header('Technology; SKINNY'),
    ObjectName: header('Name of the device'),
    ChannelObjectType: header('Kind of the object; device'),
    DeviceId: header('Name of the hardware'),
    IPaddress: header('Address of the device, or -none-'),
    Type: header('Model of the device, or No Device'),
    Devicestatus: header('Whether it is there', ['registered', 'unregistered']),
    NumberOfLines: header('How many lines it has'),
  },
});

export const LineEntry = event({
  name: 'LineEntry',
  synopsis: 'A line in the answer to SKINNYlines',
  description: 'All of them and the end of the list stand in one message, with no blank lines between.',
  seeAlso: ['SKINNYlines'],
  privilege: [],
  fields: {
    ActionID: optionalHeader('ActionID of the request; left out where it had none'),
    Channeltype: header('Technology; SKINNY'),
    ObjectName: header('Name of the line'),
    ChannelObjectType: header('Kind of the object; line'),
    Device: header('Device that has it, or Not connected'),
    Instance: header('Place of the line on the device; 0 while it is not there'),
    Label: header('What the device shows'),
  },
});
