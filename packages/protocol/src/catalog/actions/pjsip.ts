import { ack, action, list, text, texts } from '../action.js';
import {
  AorDetail,
  AorList,
  AuthDetail,
  AuthList,
  ContactStatusDetail,
  EndpointDetail,
  EndpointList,
  InboundRegistrationDetail,
  OutboundRegistrationDetail,
  ResourceListDetail,
} from '../events/pjsip.js';

export const PJSIPHangup = action({
  name: 'PJSIPHangup',
  privilege: ['system', 'call'],
  module: 'chan_pjsip',
  params: {
    Channel: text({ required: '' }),
    Cause: text({ required: '', values: ['Response code', 'Response code name'] }),
  },
  reply: ack(''),
});

export const PJSIPNotify = action({
  name: 'PJSIPNotify',
  privilege: ['system'],
  module: 'res_pjsip_notify',
  params: {
    Endpoint: text(),
    URI: text(),
    channel: text(),
    Option: text(),
    Variable: texts(),
  },
  reply: ack(''),
});

export const PJSIPQualify = action({
  name: 'PJSIPQualify',
  privilege: ['system', 'reporting'],
  module: 'res_pjsip',
  params: {
    Endpoint: text({ required: '' }),
  },
  reply: ack('Endpoint found, will qualify'),
});

export const PJSIPRegister = action({
  name: 'PJSIPRegister',
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_outbound_registration',
  params: {
    Registration: text({ required: '' }),
  },
  reply: ack('Reregistration sent'),
});

export const PJSIPSetMaintenance = action({
  name: 'PJSIPSetMaintenance',
  privilege: ['system'],
  module: 'res_pjsip_maintenance',
  params: {
    Endpoint: text({ required: '' }),
    State: text({ required: '', values: ['on', 'off'] }),
  },
  reply: ack(''),
});

export const PJSIPShowAors = action({
  name: 'PJSIPShowAors',
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  reply: list('A listing of AORs follows, presented as AorList events', [AorList], 'AorListComplete'),
});

export const PJSIPShowAuths = action({
  name: 'PJSIPShowAuths',
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  reply: list('A listing of Auths follows, presented as AuthList events', [AuthList], 'AuthListComplete'),
});

export const PJSIPShowContacts = action({
  name: 'PJSIPShowContacts',
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  reply: ack(''),
});

export const PJSIPShowEndpoint = action({
  name: 'PJSIPShowEndpoint',
  privilege: ['system'],
  module: 'res_pjsip',
  params: {
    Endpoint: text({ required: '' }),
  },
  reply: list(
    'Following are Events for each object associated with the Endpoint',
    [EndpointDetail, AuthDetail, AorDetail, ContactStatusDetail],
    'EndpointDetailComplete',
  ),
});

export const PJSIPShowEndpoints = action({
  name: 'PJSIPShowEndpoints',
  privilege: ['system'],
  module: 'res_pjsip',
  params: {},
  reply: list(
    'A listing of Endpoints follows, presented as EndpointList events',
    [EndpointList],
    'EndpointListComplete',
  ),
});

export const PJSIPShowMaintenance = action({
  name: 'PJSIPShowMaintenance',
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_maintenance',
  params: {
    Endpoint: text(),
  },
  reply: ack(''),
});

export const PJSIPShowRegistrationInboundContactStatuses = action({
  name: 'PJSIPShowRegistrationInboundContactStatuses',
  privilege: ['system'],
  module: 'res_pjsip_registrar',
  params: {},
  reply: list('Following are ContactStatusEvents for each Inbound registration', [], 'ContactStatusDetailComplete'),
});

export const PJSIPShowRegistrationsInbound = action({
  name: 'PJSIPShowRegistrationsInbound',
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
  privilege: ['system'],
  module: 'res_pjsip_pubsub',
  params: {},
  reply: list('Following are Events for each inbound Subscription', [], 'InboundSubscriptionDetailComplete'),
});

export const PJSIPShowSubscriptionsOutbound = action({
  name: 'PJSIPShowSubscriptionsOutbound',
  privilege: ['system'],
  module: 'res_pjsip_pubsub',
  params: {},
  reply: list('Following are Events for each outbound Subscription', [], 'OutboundSubscriptionDetailComplete'),
});

export const PJSIPUnregister = action({
  name: 'PJSIPUnregister',
  privilege: ['system', 'reporting'],
  module: 'res_pjsip_outbound_registration',
  params: {
    Registration: text({ required: '' }),
  },
  reply: ack('Unregistration sent'),
});
