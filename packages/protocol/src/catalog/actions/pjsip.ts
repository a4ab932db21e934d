import { ack, action, fields, list, text, texts } from '../action.js';
import { ChannelHungup } from '../events/channel.js';
import {
  AorDetail,
  AorList,
  AuthDetail,
  AuthList,
  ContactList,
  ContactStatusDetail,
  EndpointList,
  IdentifyDetail,
  InboundRegistrationDetail,
  OutboundRegistrationDetail,
  PJSIPMaintenanceStatus,
  ResourceListDetail,
  TransportDetail,
} from '../events/pjsip.js';
import { EndpointDetail } from '../events/pjsip-endpoint.js';

export const PJSIPHangup = action({
  name: 'PJSIPHangup',
  synopsis: 'Hang up a PJSIP channel with a SIP response of your choice',
  description:
    'A channel that is not answered yet is refused with the response; for one that is, it becomes the nearest hangup cause.',
  seeAlso: ['Hangup'],
  privilege: ['system', 'call'],
  module: 'chan_pjsip',
  params: {
    Channel: text({
      description: 'Name of the PJSIP channel, or a regular expression between slashes',
      required: 'No channel specified',
    }),
    Cause: text({
      description: 'SIP response to use: its number such as 486, or its name such as BUSY_HERE',
      required: '',
    }),
  },
  fails: {
    noChannel: 'No such channel',
    noExpression: 'Regex format invalid, Channel param should be /regex/',
    badExpression: 'Regex compile failed on: {expression}',
  },
  reply: list('Channels hung up will follow', [ChannelHungup], 'ChannelsHungupListComplete'),
});

export const PJSIPNotify = action({
  name: 'PJSIPNotify',
  synopsis: 'Send a SIP NOTIFY request',
  description:
    'Sends to all contacts of an endpoint, to a URI, or within the dialog of a channel; give exactly one of them. Headers and body come from Variable or from an option of pjsip_notify.conf.',
  privilege: ['system'],
  module: 'res_pjsip_notify',
  params: {
    Endpoint: text({ description: 'Name of the endpoint' }),
    URI: text({ description: 'SIP URI to send to, outside of any endpoint' }),
    channel: text({ description: 'Name of a PJSIP channel in whose dialog to send' }),
    Option: text({ description: 'Section of pjsip_notify.conf that holds headers and content' }),
    Variable: texts({ description: 'Header to send, as name=value; Content gives the body, Content-Type its type' }),
  },
  fails: {
    noTarget: 'PJSIPNotify requires either an endpoint name, a SIP URI, or a channel.',
    severalTargets: 'PJSIPNotify requires either an endpoint name, a SIP URI, or a channel, and only one of them.',
    noContent: 'PJSIPNotify requires either an option or variables.',
    severalContents: 'PJSIPNotify takes either an option or variables, not both.',
    noOption: 'Unable to find notify option {option}',
    noEndpoint: 'Unable to retrieve endpoint {endpoint}',
    noChannel: 'Unable to find channel {channel}',
    notSip: 'Channel {channel} is not a PJSIP channel',
  },
  reply: ack('NOTIFY sent'),
});

export const PJSIPQualify = action({
  name: 'PJSIPQualify',
  synopsis: 'Check whether the contacts of an endpoint answer',
  description:
    'Sends a SIP OPTIONS request to each contact at once, whatever the qualify interval; ContactStatus tells what changed.',
  seeAlso: ['PJSIPShowContacts', 'ContactStatus'],
  privilege: ['system', 'reporting'],
  module: 'res_pjsip',
  params: {
    Endpoint: text({ description: 'Name of the endpoint', required: 'Endpoint parameter missing.' }),
  },
  reply: ack('Endpoint found, will qualify'),
  fails: {
    noEndpoint: 'Unable to retrieve endpoint',
    noAors: 'No AoRs configured for endpoint',
  },
});

export const PJSIPRegister = action({
  name: 'PJSIPRegister',
  synopsis: 'Register at another server now',
  description:
    'Sends the registration without waiting for its next turn; one that had been given up begins again. Registry tells the outcome.',
  seeAlso: ['PJSIPUnregister', 'PJSIPShowRegistrationsOutbound', 'Registry'],
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_outbound_registration',
  params: {
    Registration: text({
      description: 'Name of the registration in pjsip.conf, or *all',
      required: 'Registration parameter missing.',
    }),
  },
  reply: fields(),
  fails: { noRegistration: 'Unable to retrieve registration entry' },
});

export const PJSIPSetMaintenance = action({
  name: 'PJSIPSetMaintenance',
  synopsis: 'Take an endpoint out of service, or back into it',
  description:
    'Calls to and from an endpoint in maintenance are refused while calls in progress go on. PJSIPMaintenanceStatus tells the change.',
  seeAlso: ['PJSIPShowMaintenance', 'PJSIPMaintenanceStatus'],
  privilege: ['system'],
  module: 'res_pjsip_maintenance',
  params: {
    Endpoint: text({ description: 'Name of the endpoint', required: 'Endpoint parameter missing.' }),
    State: text({
      description: 'on takes it out of service, off puts it back',
      required: 'State parameter missing.',
      values: ['on', 'off'],
    }),
  },
  fails: {
    noEndpoint: 'Unable to retrieve endpoint {endpoint}',
    badState: 'State must be on or off',
  },
  reply: ack('Endpoint maintenance state updated'),
});

export const PJSIPShowAors = action({
  name: 'PJSIPShowAors',
  synopsis: 'List the addresses of record',
  description: 'Gives one AorList event for each AOR, with its settings and its contacts.',
  seeAlso: ['PJSIPShowEndpoint', 'PJSIPShowContacts'],
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  fails: { none: 'No AORs found' },
  reply: list('A listing of AORs follows, presented as AorList events', [AorList], 'AorListComplete'),
});

export const PJSIPShowAuths = action({
  name: 'PJSIPShowAuths',
  synopsis: 'List the authentication objects',
  description: 'Gives one AuthList event for each object of type auth, its password included.',
  seeAlso: ['PJSIPShowEndpoint'],
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  fails: { none: 'No Auths found' },
  reply: list('A listing of Auths follows, presented as AuthList events', [AuthList], 'AuthListComplete'),
});

export const PJSIPShowContacts = action({
  name: 'PJSIPShowContacts',
  synopsis: 'List the contacts',
  description: 'Gives one ContactList event for each contact, whether registered or written in pjsip.conf.',
  seeAlso: ['PJSIPQualify', 'PJSIPShowAors'],
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  fails: { none: 'No Contacts found' },
  reply: list('A listing of Contacts follows, presented as ContactList events', [ContactList], 'ContactListComplete'),
});

export const PJSIPShowEndpoint = action({
  name: 'PJSIPShowEndpoint',
  synopsis: 'Show an endpoint with all that belongs to it',
  description:
    'Gives EndpointDetail, then an event for each object that belongs to the endpoint: AuthDetail, AorDetail, ContactStatusDetail, TransportDetail, IdentifyDetail.',
  seeAlso: ['PJSIPShowEndpoints'],
  privilege: ['system'],
  module: 'res_pjsip',
  params: {
    Endpoint: text({ description: 'Name of the endpoint', required: '' }),
  },
  fails: { noName: 'Must provide an endpoint name.', noEndpoint: 'Unable to retrieve endpoint {endpoint}' },
  reply: list(
    'Following are Events for each object associated with the Endpoint',
    [EndpointDetail, AuthDetail, TransportDetail, AorDetail, ContactStatusDetail, IdentifyDetail],
    'EndpointDetailComplete',
  ),
});

export const PJSIPShowEndpoints = action({
  name: 'PJSIPShowEndpoints',
  synopsis: 'List the endpoints',
  description: 'Gives one EndpointList event for each endpoint, with its state and the objects it uses.',
  seeAlso: ['PJSIPShowEndpoint'],
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  fails: { none: 'No endpoints found' },
  reply: list(
    'A listing of Endpoints follows, presented as EndpointList events',
    [EndpointList],
    'EndpointListComplete',
  ),
});

export const PJSIPShowMaintenance = action({
  name: 'PJSIPShowMaintenance',
  synopsis: 'List the endpoints in maintenance',
  description:
    'Gives a PJSIPMaintenanceStatus event for each endpoint that is out of service, or for the one asked for.',
  seeAlso: ['PJSIPSetMaintenance', 'PJSIPMaintenanceStatus'],
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_maintenance',
  params: {
    Endpoint: text({ description: 'Name of the endpoint; left out: all' }),
  },
  fails: { noEndpoint: 'Unable to retrieve endpoint {endpoint}' },
  reply: list('Maintenance states of endpoints will follow', [PJSIPMaintenanceStatus], 'PJSIPShowMaintenanceComplete'),
});

export const PJSIPShowRegistrationInboundContactStatuses = action({
  name: 'PJSIPShowRegistrationInboundContactStatuses',
  synopsis: 'List the state of all registered contacts',
  description: 'Gives one ContactStatusDetail event for each contact that came by registration.',
  seeAlso: ['PJSIPShowRegistrationsInbound'],
  privilege: ['system'],
  module: 'res_pjsip_registrar',
  params: {},
  reply: list(
    'Following are ContactStatusEvents for each Inbound registration',
    [ContactStatusDetail],
    'ContactStatusDetailComplete',
  ),
});

export const PJSIPShowRegistrationsInbound = action({
  name: 'PJSIPShowRegistrationsInbound',
  synopsis: 'List the phones that are registered here',
  description: 'Gives one InboundRegistrationDetail event for each AOR that takes registrations, with its contacts.',
  seeAlso: ['PJSIPShowRegistrationInboundContactStatuses'],
  privilege: ['system'],
  module: 'res_pjsip_registrar',
  params: {},
  reply: list(
    'Following are Events for each Inbound registration',
    [InboundRegistrationDetail],
    'InboundRegistrationDetailComplete',
  ),
});

export const PJSIPShowRegistrationsOutbound = action({
  name: 'PJSIPShowRegistrationsOutbound',
  synopsis: 'List the registrations at other servers',
  description:
    'Gives one OutboundRegistrationDetail event for each registration, with its state and the time to the next attempt, and the authentication it uses.',
  seeAlso: ['PJSIPRegister', 'PJSIPUnregister'],
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_outbound_registration',
  params: {},
  reply: list(
    'Following are Events for each Outbound registration',
    [OutboundRegistrationDetail, AuthDetail],
    'OutboundRegistrationDetailComplete',
    ['Registered', 'NotRegistered'],
  ),
});

export const PJSIPShowResourceLists = action({
  name: 'PJSIPShowResourceLists',
  synopsis: 'List the resource lists',
  description: 'Gives one ResourceListDetail event for each list that phones can subscribe to.',
  seeAlso: ['PJSIPShowSubscriptionsInbound'],
  privilege: ['system'],
  module: 'res_pjsip_pubsub',
  params: {},
  reply: list(
    'A listing of resource lists follows, presented as ResourceListDetail events',
    [ResourceListDetail],
    'ResourceListDetailComplete',
  ),
});

export const PJSIPShowSubscriptionsInbound = action({
  name: 'PJSIPShowSubscriptionsInbound',
  synopsis: 'List the subscriptions that phones hold here',
  description: 'Gives one InboundSubscriptionDetail event for each subscription.',
  seeAlso: ['PJSIPShowSubscriptionsOutbound'],
  privilege: ['system'],
  module: 'res_pjsip_pubsub',
  params: {},
  reply: list('Following are Events for each inbound Subscription', [], 'InboundSubscriptionDetailComplete'),
});

export const PJSIPShowSubscriptionsOutbound = action({
  name: 'PJSIPShowSubscriptionsOutbound',
  synopsis: 'List the subscriptions held at other servers',
  description: 'Gives one OutboundSubscriptionDetail event for each subscription.',
  seeAlso: ['PJSIPShowSubscriptionsInbound'],
  privilege: ['system'],
  module: 'res_pjsip_pubsub',
  params: {},
  reply: list('Following are Events for each outbound Subscription', [], 'OutboundSubscriptionDetailComplete'),
});

export const PJSIPUnregister = action({
  name: 'PJSIPUnregister',
  synopsis: 'End a registration at another server',
  description:
    'Sends the request that takes the registration back and stops renewing it, until it is registered again or the configuration is reloaded.',
  seeAlso: ['PJSIPRegister', 'Registry'],
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_outbound_registration',
  params: {
    Registration: text({
      description: 'Name of the registration in pjsip.conf, or *all',
      required: 'Registration parameter missing.',
    }),
  },
  reply: fields(),
  fails: { noRegistration: 'Unable to retrieve registration entry' },
});
