import { event, header, optionalHeader } from '../event.js';

/** The settings of an address of record. */
const aorHeaders = {
  ActionID: header('ActionID of the request that asked for the list'),
  ObjectType: header('Type of the object in pjsip.conf'),
  ObjectName: header('Name of the object'),
  MinimumExpiration: header('Shortest time in seconds that a registration may ask for'),
  DefaultExpiration: header('Seconds a registration lasts that asks for no time'),
  QualifyTimeout: header('Seconds to wait for the answer to a check'),
  Qualify2xxOnly: header('Whether only a 2xx response counts as an answer'),
  Mailboxes: header('Mailboxes whose messages are told, as box@context with commas between them'),
  SupportPath: header('Whether the Path header is supported'),
  RemoveUnavailable: header('Whether contacts that do not answer make room for new ones'),
  VoicemailExtension: header('Extension that is told as the one to dial for messages'),
  MaxContacts: header('Number of contacts that may register'),
  AuthenticateQualify: header('Whether checks are authenticated where the other side asks for it'),
  Contacts: header('The contacts, with commas between them'),
  MaximumExpiration: header('Longest time in seconds that a registration may ask for'),
  QualifyFrequency: header('Seconds between two checks whether the contact answers; 0: none'),
  RemoveExisting: header('Whether a new contact replaces the oldest one'),
  OutboundProxy: header('URI of the proxy that requests are sent through'),
};

/** The settings of an authentication object. */
const authHeaders = {
  ActionID: header('ActionID of the request that asked for the list'),
  ObjectType: header('Type of the object in pjsip.conf'),
  ObjectName: header('Name of the object'),
  OauthSecret: header('Secret of the OAuth client'),
  PasswordDigest: header('Digests of the password by algorithm, instead of a readable one'),
  SupportedAlgorithmsUas: header('Digest algorithms offered when phones must prove who they are'),
  RefreshToken: header('Token to renew the OAuth access'),
  Username: header('Name of the user'),
  Md5Cred: header('MD5 of user, realm and password, instead of a readable password'),
  Realm: header('Realm of the user'),
  AuthType: header('Kind of the credentials, such as userpass'),
  Password: header('Readable password'),
  SupportedAlgorithmsUac: header('Digest algorithms accepted when another server asks for proof'),
  NonceLifetime: header('Seconds a nonce may be used'),
  OauthClientid: header('Id of the OAuth client'),
};

/** A subscription, whichever side holds it. */
const subscriptionHeaders = {
  Role: header('Subscriber or Notifier'),
  Endpoint: header('Name of the endpoint'),
  Callid: header('Call-ID of the subscription'),
  State: header('State of the subscription'),
  Callerid: header('Caller id of the endpoint'),
  SubscriptionType: header('What it is about: messages of a mailbox or the state of an extension', [
    'mwi',
    'extension_state',
  ]),
  Extension: header('Extension that is watched'),
  ExtensionStates: header('Its state', [
    'Idle',
    'InUse',
    'Busy',
    'Unavailable',
    'Ringing',
    'InUse&Ringing',
    'Hold',
    'InUse&Hold',
    'Unknown',
  ]),
  Mailboxes: header('Mailboxes whose messages are told, as box@context with commas between them'),
};

export const AorDetail = event({
  name: 'AorDetail',
  synopsis: 'An address of record in the answer to the action PJSIPShowEndpoint',
  seeAlso: ['PJSIPShowEndpoint'],
  privilege: [],
  fields: {
    ...aorHeaders,
    TotalContacts: header('Number of contacts'),
    ContactsRegistered: header('Number of contacts that came by registration'),
    EndpointName: header('Name of the endpoint it belongs to'),
  },
});

export const AorList = event({
  name: 'AorList',
  synopsis: 'An address of record in the answer to the action PJSIPShowAors',
  seeAlso: ['PJSIPShowAors'],
  privilege: [],
  fields: {
    ...aorHeaders,
  },
});

export const AuthDetail = event({
  name: 'AuthDetail',
  synopsis: 'Credentials in the answer to PJSIPShowEndpoint or PJSIPShowRegistrationsOutbound',
  seeAlso: ['PJSIPShowEndpoint', 'PJSIPShowRegistrationsOutbound'],
  privilege: [],
  fields: {
    ...authHeaders,
    EndpointName: optionalHeader('Name of the endpoint it belongs to'),
  },
});

export const AuthList = event({
  name: 'AuthList',
  synopsis: 'Credentials in the answer to the action PJSIPShowAuths',
  seeAlso: ['PJSIPShowAuths'],
  privilege: [],
  fields: {
    ...authHeaders,
  },
});

export const ContactList = event({
  name: 'ContactList',
  synopsis: 'A contact in the answer to the action PJSIPShowContacts',
  seeAlso: ['PJSIPShowContacts'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    ViaAddr: header('Address in the Via header of the registration'),
    QualifyTimeout: header('Seconds to wait for the answer to a check'),
    Qualify2xxOnly: header('Whether only a 2xx response counts as an answer'),
    CallId: header('Call-ID of the registration'),
    RegServer: header('Name of the server that took the registration'),
    PruneOnBoot: header('Whether the contact is dropped when the server starts'),
    Path: header('Path that requests to the contact must take'),
    Endpoint: header('Name of the endpoint'),
    ViaPort: header('Port in the Via header of the registration'),
    AuthenticateQualify: header('Whether checks are authenticated where the other side asks for it'),
    Uri: header('SIP URI of the contact'),
    QualifyFrequency: header('Seconds between two checks whether the contact answers; 0: none'),
    UserAgent: header('User-Agent of the phone'),
    ExpirationTime: header('When the registration runs out, in seconds since 1970; 0: never'),
    OutboundProxy: header('URI of the proxy that requests are sent through'),
    Status: header('State of the contact, by the last check', ['Reachable', 'Unreachable', 'NonQualified', 'Unknown']),
    RoundtripUsec: header('Microseconds the last check took'),
  },
});

export const ContactListComplete = event({
  name: 'ContactListComplete',
  synopsis: 'End of the answer to the action PJSIPShowContacts',
  seeAlso: ['PJSIPShowContacts'],
  privilege: ['command'],
  fields: {},
});

export const ContactStatus = event({
  name: 'ContactStatus',
  synopsis: 'The state of a contact has changed',
  description: 'Raised too when a contact comes, is renewed or goes.',
  seeAlso: ['PJSIPShowContacts', 'PeerStatus'],
  privilege: ['system'],
  fields: {
    URI: header('SIP URI of the contact'),
    ContactStatus: header('The new state', [
      'Unknown',
      'Unreachable',
      'Reachable',
      'Unqualified',
      'Removed',
      'Updated',
    ]),
    AOR: header('Name of the address of record'),
    EndpointName: header('Name of the endpoint it belongs to'),
    RoundtripUsec: header('Microseconds the last check took'),
  },
});

export const ContactStatusDetail = event({
  name: 'ContactStatusDetail',
  synopsis: 'A contact in the answer to PJSIPShowEndpoint or the list of registered contacts',
  seeAlso: ['PJSIPShowEndpoint', 'PJSIPShowRegistrationInboundContactStatuses'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    AOR: header('Name of the address of record'),
    URI: header('SIP URI of the contact'),
    UserAgent: header('User-Agent of the phone'),
    RegExpire: header('When the registration runs out, in seconds since 1970; 0: never'),
    ViaAddress: optionalHeader('Address in the Via header of the registration'),
    CallID: optionalHeader('Call-ID of the registration'),
    Status: header('State of the contact, by the last check', ['Reachable', 'Unreachable', 'NonQualified', 'Unknown']),
    RoundtripUsec: header('Microseconds the last check took'),
    EndpointName: header('Name of the endpoint it belongs to'),
    ID: header('Id of the contact object'),
    AuthenticateQualify: header('Whether checks are authenticated where the other side asks for it'),
    OutboundProxy: header('URI of the proxy that requests are sent through'),
    Path: header('Path that requests to the contact must take'),
    QualifyFrequency: header('Seconds between two checks whether the contact answers; 0: none'),
    QualifyTimeout: header('Seconds to wait for the answer to a check'),
    Qualify2xxOnly: header('Whether only a 2xx response counts as an answer'),
  },
});

export const EndpointList = event({
  name: 'EndpointList',
  synopsis: 'An endpoint in the answer to the action PJSIPShowEndpoints',
  seeAlso: ['PJSIPShowEndpoints'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    Transport: header('Name of the transport; empty: whichever fits'),
    Aor: header('Addresses of record, with commas between them'),
    Auths: header('Credentials it must prove'),
    OutboundAuths: header('Credentials it is called with'),
    Contacts: header('The contacts, with commas between them'),
    DeviceState: header('State of the device in words, such as Not in use'),
    ActiveChannels: header('Channels of the endpoint, with commas between them'),
  },
});

export const IdentifyDetail = event({
  name: 'IdentifyDetail',
  synopsis: 'A match by address in the answer to the action PJSIPShowEndpoint',
  seeAlso: ['PJSIPShowEndpoint'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    Match: header('Addresses and networks that requests come from'),
    MatchRequestUri: header('URI that requests go to'),
    SrvLookups: header('Whether SRV records of the names are looked up'),
    Endpoint: header('Name of the endpoint'),
    MatchHeader: header('Header and value that requests have'),
    EndpointName: header('Name of the endpoint it belongs to'),
  },
});

export const InboundRegistrationDetail = event({
  name: 'InboundRegistrationDetail',
  synopsis: 'An address of record in the answer to PJSIPShowRegistrationsInbound',
  seeAlso: ['PJSIPShowRegistrationsInbound'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    MinimumExpiration: header('Shortest time in seconds that a registration may ask for'),
    DefaultExpiration: header('Seconds a registration lasts that asks for no time'),
    QualifyTimeout: header('Seconds to wait for the answer to a check'),
    Qualify2xxOnly: header('Whether only a 2xx response counts as an answer'),
    Mailboxes: header('Mailboxes whose messages are told, as box@context with commas between them'),
    SupportPath: header('Whether the Path header is supported'),
    RemoveUnavailable: header('Whether contacts that do not answer make room for new ones'),
    VoicemailExtension: header('Extension that is told as the one to dial for messages'),
    MaxContacts: header('Number of contacts that may register'),
    AuthenticateQualify: header('Whether checks are authenticated where the other side asks for it'),
    Contact: header('Contacts written in pjsip.conf'),
    MaximumExpiration: header('Longest time in seconds that a registration may ask for'),
    QualifyFrequency: header('Seconds between two checks whether the contact answers; 0: none'),
    RemoveExisting: header('Whether a new contact replaces the oldest one'),
    OutboundProxy: header('URI of the proxy that requests are sent through'),
    Contacts: header('The contacts, with commas between them'),
  },
});

export const InboundSubscriptionDetail = event({
  name: 'InboundSubscriptionDetail',
  synopsis: 'A subscription in the answer to PJSIPShowSubscriptionsInbound',
  seeAlso: ['PJSIPShowSubscriptionsInbound'],
  privilege: ['command'],
  fields: {
    ...subscriptionHeaders,
  },
});

export const OutboundRegistrationDetail = event({
  name: 'OutboundRegistrationDetail',
  synopsis: 'A registration in the answer to PJSIPShowRegistrationsOutbound',
  seeAlso: ['PJSIPShowRegistrationsOutbound'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    MaxRetries: header('Number of attempts before it is given up'),
    ClientUri: header('URI that is registered'),
    SecurityNegotiation: header('How media security is agreed upon: no or mediasec'),
    AuthRejectionPermanent: header('Whether a rejected proof ends the attempts'),
    ServerUri: header('URI of the server'),
    MaxRandomInitialDelay: header('Longest random delay before the first attempt, in seconds'),
    SupportPath: header('Whether the Path header is supported'),
    RetryInterval: header('Seconds between two attempts'),
    ContactHeaderParams: header('Parameters added to the Contact header'),
    Expiration: header('Seconds a registration lasts'),
    Transport: header('Name of the transport; empty: whichever fits'),
    Line: header('Whether a line parameter ties calls to this registration'),
    ContactUser: header('User in the Contact header'),
    Endpoint: header('Name of the endpoint'),
    ForbiddenRetryInterval: header('Seconds to the next attempt after a 403 response; 0: none'),
    OutboundAuth: header('Credentials to prove'),
    OutboundProxy: header('URI of the proxy that requests are sent through'),
    FatalRetryInterval: header('Seconds to the next attempt after a fatal response; 0: none'),
    SupportOutbound: header('Whether the option outbound is told'),
    Status: header('State of the registration', ['Registered', 'Unregistered', 'Rejected']),
    NextReg: header('Seconds to the next registration'),
  },
});

export const OutboundSubscriptionDetail = event({
  name: 'OutboundSubscriptionDetail',
  synopsis: 'A subscription in the answer to PJSIPShowSubscriptionsOutbound',
  seeAlso: ['PJSIPShowSubscriptionsOutbound'],
  privilege: ['command'],
  fields: {
    ...subscriptionHeaders,
  },
});

export const PJSIPMaintenanceStatus = event({
  name: 'PJSIPMaintenanceStatus',
  synopsis: 'An endpoint has been taken out of service or put back',
  description: 'Also an item of the answer to PJSIPShowMaintenance.',
  seeAlso: ['PJSIPSetMaintenance', 'PJSIPShowMaintenance'],
  privilege: ['system'],
  fields: {
    Endpoint: header('Name of the endpoint'),
    Status: header('Whether the endpoint is in maintenance', ['enabled', 'disabled']),
  },
});

export const ResourceListDetail = event({
  name: 'ResourceListDetail',
  synopsis: 'A resource list in the answer to the action PJSIPShowResourceLists',
  seeAlso: ['PJSIPShowResourceLists'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    Event: header('Event package of the list, such as presence'),
    ResourceDisplayName: header('Whether names are given beside the resources'),
    NotificationBatchInterval: header('Milliseconds in which changes are gathered'),
    ListItem: header('Resources of the list, with commas between them'),
    FullState: header('Whether each notification tells all of the resources'),
  },
});

export const TransportDetail = event({
  name: 'TransportDetail',
  synopsis: 'A transport in the answer to the action PJSIPShowEndpoint',
  seeAlso: ['PJSIPShowEndpoint'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request that asked for the list'),
    ObjectType: header('Type of the object in pjsip.conf'),
    ObjectName: header('Name of the object'),
    WebsocketWriteTimeout: header('Milliseconds a write to a WebSocket may take'),
    Cos: header('802.1p priority of signaling'),
    TcpKeepaliveEnable: header('Whether TCP keepalive is on'),
    Protocol: header('Protocol: udp, tcp, tls, ws, wss, flow'),
    SymmetricTransport: header('Whether requests go out by the transport they came in on'),
    Domain: header('Domain that the transport is for'),
    VerifyServer: header('Whether the certificate of a server is verified'),
    LocalNet: header('Networks that are not outside'),
    Bind: header('Address and port to listen on'),
    AllowWildcardCerts: header('Whether certificates may hold wildcards'),
    TcpKeepaliveIntervalTime: header('Seconds between keepalives'),
    AsyncOperations: header('Number of operations at a time'),
    ExternalMediaAddress: header('Address for media told to those outside'),
    Method: header('TLS version'),
    ExternalSignalingAddress: header('Address told to those outside'),
    RequireClientCert: header('Whether a client must have a certificate'),
    Tos: header('Type of service of signaling'),
    TcpKeepaliveIdleTime: header('Idle seconds before the first keepalive'),
    CaListPath: header('Directory of certificate authorities'),
    Cipher: header('Ciphers for TLS'),
    CertFile: header('File of the certificate'),
    ExternalSignalingPort: header('Port told to those outside'),
    Password: header('Password of the private key'),
    AllowReload: header('Whether a reload may change the transport'),
    VerifyClient: header('Whether the certificate of a client is verified'),
    TcpKeepaliveProbeCount: header('Number of unanswered keepalives that end a connection'),
    PrivKeyFile: header('File of the private key'),
    CaListFile: header('File of certificate authorities'),
    EndpointName: header('Name of the endpoint it belongs to'),
  },
});
