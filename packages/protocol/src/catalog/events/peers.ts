import { event, header, optionalHeader } from '../event.js';

export const PeerEntry = event({
  name: 'PeerEntry',
  privilege: [],
  fields: {
    ActionID: optionalHeader(),
    Channeltype: header(),
    ObjectName: header(),
    ChanObjectType: header(),
    IPaddress: header(),
    Mask: optionalHeader(),
    Port: optionalHeader(),
    IPport: optionalHeader(),
    Dynamic: header(),
    Trunk: optionalHeader(),
    Encryption: optionalHeader(),
    AutoForcerport: optionalHeader(),
    Forcerport: optionalHeader(),
    AutoComedia: optionalHeader(),
    Comedia: optionalHeader(),
    VideoSupport: optionalHeader(),
    TextSupport: optionalHeader(),
    ACL: optionalHeader(),
    Status: header(),
    RealtimeDevice: optionalHeader(),
    Description: optionalHeader(),
    Accountcode: optionalHeader(),
  },
});

export const PeerStatus = event({
  name: 'PeerStatus',
  privilege: ['system'],
  fields: {
    ChannelType: header(),
    Peer: header(),
    PeerStatus: header('', ['Unknown', 'Registered', 'Unregistered', 'Rejected', 'Lagged']),
    Cause: optionalHeader(),
    Address: optionalHeader(),
    Port: optionalHeader(),
    Time: optionalHeader(),
    ActionID: header(),
  },
});

export const Registry = event({
  name: 'Registry',
  privilege: ['system'],
  fields: {
    ChannelType: header(),
    Username: header(),
    Domain: header(),
    Status: header('', ['Registered', 'Unregistered', 'Rejected', 'Failed']),
    Cause: optionalHeader(),
  },
});

export const RegistryEntry = event({
  name: 'RegistryEntry',
  privilege: [],
  fields: {
    ActionID: header(),
    Host: header(),
    Port: header(),
    Username: header(),
    Domain: header(),
    DomainPort: header(),
    Refresh: header(),
    State: header(),
    RegistrationTime: header(),
  },
});

export const SIPQualifyPeerDone = event({
  name: 'SIPQualifyPeerDone',
  privilege: ['call'],
  fields: {
    Peer: header(),
    ActionID: header(),
  },
});
