import { afterEach, describe, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { phoneSettings } from '../../kernel/phones/phone-options.js';
import { definition as chanPjsip } from '../chan_pjsip/module.js';
import { definition as funcAor } from '../func_pjsip_aor/module.js';
import { definition as funcContact } from '../func_pjsip_contact/module.js';
import { definition as funcEndpoint } from '../func_pjsip_endpoint/module.js';
import { definition as identifierIp } from '../res_pjsip_endpoint_identifier_ip/module.js';
import { definition as maintenance } from '../res_pjsip_maintenance/module.js';
import { definition as notify } from '../res_pjsip_notify/module.js';
import { definition as outboundRegistration } from '../res_pjsip_outbound_registration/module.js';
import { definition as pubsub } from '../res_pjsip_pubsub/module.js';
import { definition as registrar } from '../res_pjsip_registrar/module.js';
import { definition as astdb } from '../res_sorcery_astdb/module.js';
import { definition as sorceryConfig } from '../res_sorcery_config/module.js';
import { definition as memory } from '../res_sorcery_memory/module.js';
import { definition as memoryCache } from '../res_sorcery_memory_cache/module.js';
import { definition as resPjsip } from './module.js';

const plan = `
[office]
exten => 600,1,Answer()
 same => n,Wait(60)
exten => alice,hint,PJSIP/alice
`;
const pjsipConf = `
[udp]
type = transport
protocol = udp
bind = 127.0.0.1

[desk](!)
type = endpoint
context = office
disallow = all
allow = ulaw,alaw

[alice](desk)
aors = alice
auth = alice
callerid = Alice <1001>
accountcode = sales
set_var = COLOUR=blue
transport = udp
[alice]
type = auth
username = alice
password = secret
[alice]
type = aor
max_contacts = 1
qualify_frequency = 60

[trunk](desk)
aors = trunk
[trunk]
type = aor
contact = sip:trunk@10.0.0.1
[trunk-from]
type = identify
endpoint = trunk
match = 10.0.0.0/8,10.1.2.3
[there]
type = registration
server_uri = sip:10.0.0.1
client_uri = sip:us@10.0.0.1
outbound_auth = alice
`;

const modules = [
  chanPjsip,
  funcAor,
  funcContact,
  funcEndpoint,
  identifierIp,
  maintenance,
  notify,
  outboundRegistration,
  pubsub,
  registrar,
  astdb,
  sorceryConfig,
  memory,
  memoryCache,
  resPjsip,
];

let calls: TestCalls;
afterEach(() => calls.close());

const start = async (conf = pjsipConf, sorcery = ''): Promise<void> => {
  calls = await startCalls(plan);
  calls.write('pjsip.conf', conf);
  if (sorcery !== '') calls.write('sorcery.conf', `[res_pjsip]\n${sorcery}\n`);
  calls.kernel.modules.define(modules);
  await calls.kernel.modules.load('res_sorcery_memory_cache');
  for (const { name } of modules) await calls.kernel.modules.load(name);
};
const addPhone = (name = 'alice') => calls.kernel.phones.add(phoneSettings(name, { incoming: 'answer' }));
const perform = async (name: string, headers: Readonly<Record<string, string>> = {}) =>
  (await calls.perform(name, headers))?.join('\n') ?? 'not there';
const headerOf = async (name: string, headers: Readonly<Record<string, string>>, header: string) =>
  new RegExp(`^${header}: (.*?)\\r?$`, 'm').exec(await perform(name, headers))?.[1];

describe('objects of pjsip.conf', () => {
  it('have their defaults, and what templates and their own lines say', async () => {
    await start();
    expect(calls.logged.filter((line) => /res_pjsip|sorcery/.test(line))).toEqual([]);
    expect(calls.kernel.pjsip.endpoint('alice')?.values).toMatchObject({
      context: 'office',
      allow: '(ulaw|alaw)',
      callerid: '"Alice" <1001>',
      dtmf_mode: 'rfc4733',
      direct_media: 'true',
      timers_sess_expires: '1800',
    });
    expect(calls.kernel.pjsip.sorcery.get('transport', 'udp')?.values.bind).toBe('127.0.0.1:5060');
    expect(calls.kernel.pjsip.sorcery.get('identify', 'trunk-from')?.values.match).toBe(
      '10.0.0.0/255.0.0.0,10.1.2.3/255.255.255.255',
    );
  });

  it.each([
    ['[a]\ntype = endpoint\nalow = ulaw', "pjsip.conf:3: error: [a] of type endpoint has no option 'alow'"],
    ['[a]\ntype = endpoint\nallow = morse', "pjsip.conf:3: error: 'morse' is no value for allow of [a]"],
    ['[a]\ntype = aor\nmax_contacts = many', "pjsip.conf:3: error: 'many' is no value for max_contacts of [a]"],
    ['[a]\ntype = aor\ncontact = trunk', "pjsip.conf:3: error: 'trunk' is no value for contact of [a]"],
    ['[a]\ntype = auth\nauth_type = md5', 'pjsip.conf:1: error: [a] of type auth: auth_type is md5'],
    ['[a]\ntype = registration\nserver_uri = sip:b', 'client_uri must be a SIP URI'],
    ['[a]\ntype = identify\nmatch = 10.0.0.1', 'endpoint is missing'],
    ['[a]\ntype = identify\nendpoint = a\nmatch = 10.0.0.1/99', "'10.0.0.1/99' is no value for match"],
    ['[a]\ntype = transport', 'bind is missing'],
    ['[a]\ntype = resource_list\nevent = presence', 'it has no list_item'],
    ['[a]\ntype = endpiont', "there is no type 'endpiont'"],
    ['[a]\ncontext = office', '[a] has no type'],
  ])('tell with file and line why they cannot be: %j', async (text, complaint) => {
    await start(`${text}\n`);
    expect(calls.logged.join('\n')).toContain(complaint);
    expect(calls.kernel.pjsip.endpoint('a')).toBeUndefined();
  });

  it('are read again: others come and go, one that cannot be read stays as it was', async () => {
    await start();
    calls.write('pjsip.conf', '[alice]\ntype = endpoint\ncontext = nowhere\nallow = morse\n[bob]\ntype = endpoint\n');
    await calls.kernel.modules.reload('res_pjsip');
    const { pjsip, deviceStates } = calls.kernel;
    expect(pjsip.endpoints().map(({ id }) => id)).toEqual(['alice', 'bob']);
    expect(pjsip.endpoint('alice')?.values.context).toBe('office');
    expect(deviceStates.get('PJSIP/bob')).toBe('UNAVAILABLE');
    expect(deviceStates.get('PJSIP/trunk')).toBe('INVALID');
  });
});

describe('the actions that show endpoints', () => {
  it('list an endpoint with all that belongs to it', async () => {
    await start();
    const events = (await perform('PJSIPShowEndpoint', { Endpoint: 'alice' })).match(/^Event: .*(?=\r)/gm);
    expect(events).toEqual([
      'Event: EndpointDetail',
      'Event: AuthDetail',
      'Event: TransportDetail',
      'Event: AorDetail',
      'Event: EndpointDetailComplete',
    ]);
    expect(await perform('PJSIPShowEndpoint', { Endpoint: 'trunk' })).toContain(
      'Event: IdentifyDetail\r\nObjectType: identify\r\nObjectName: trunk-from\r\nMatch: 10.0.0.0/255.0.0.0',
    );
  });

  it('count registrations, and not the credentials among them', async () => {
    await start();
    expect(await perform('PJSIPShowRegistrationsOutbound')).toMatch(
      /Event: AuthDetail[\s\S]*ListItems: 1\r\nRegistered: 0\r\nNotRegistered: 1/,
    );
  });

  it.each([
    ['PJSIPShowEndpoints', 'No endpoints found'],
    ['PJSIPShowAors', 'No AORs found'],
    ['PJSIPShowAuths', 'No Auths found'],
    ['PJSIPShowContacts', 'No Contacts found'],
  ])('say when there is nothing: %s', async (action, message) => {
    await start('');
    expect(await headerOf(action, {}, 'Message')).toBe(message);
  });
});

describe('a played phone behind an endpoint', () => {
  it('registers: the contact comes, events tell of it, and the device can be reached', async () => {
    await start();
    expect(calls.kernel.deviceStates.get('PJSIP/alice')).toBe('UNAVAILABLE');
    const phone = addPhone();
    expect(calls.story().slice(-4)).toEqual(['ContactStatus', 'PeerStatus', 'ExtensionStatus', 'DeviceStateChange']);
    expect(calls.events('ContactStatus')).toMatchObject([
      { ContactStatus: 'Reachable', AOR: 'alice', EndpointName: 'alice', URI: 'sip:alice@127.0.0.1:5062' },
    ]);
    expect(await headerOf('PJSIPShowEndpoints', {}, 'Contacts')).toBe('alice/sip:alice@127.0.0.1:5062,');
    expect(await perform('PJSIPShowContacts')).toContain('Status: Reachable\r\nRoundtripUsec: 500');
    expect(await headerOf('PJSIPShowRegistrationInboundContactStatuses', {}, 'AOR')).toBe('alice');
    phone.registered = false;
    expect(calls.events('PeerStatus').map(({ PeerStatus }) => PeerStatus)).toEqual(['Reachable', 'Unreachable']);
    expect(calls.events('ContactStatus').at(-1)).toMatchObject({ ContactStatus: 'Removed' });
    expect(calls.kernel.deviceStates.get('PJSIP/alice')).toBe('UNAVAILABLE');
    expect(await headerOf('PJSIPShowContacts', {}, 'Message')).toBe('No Contacts found');
  });

  it('calls as the endpoint: its caller id, context, account and variables count', async () => {
    await start();
    expect(typeof addPhone().dial('600')).toBe('object');
    await calls.clock.advance(100);
    expect(calls.events('Newchannel')).toMatchObject([
      { Channel: 'PJSIP/alice-00000000', CallerIDNum: '1001', Context: 'office', AccountCode: 'sales' },
    ]);
    expect(calls.valuesOf('COLOUR')).toEqual(['blue']);
    expect(await headerOf('PJSIPShowEndpoint', { Endpoint: 'alice' }, 'ActiveChannels')).toBe('1');
    expect((await calls.console('pjsip show endpoint alice')).join('\n')).toContain('Channel:  PJSIP/alice-00000000');
  });

  it('is called, and refused with a SIP response of choice', async () => {
    await start();
    calls.kernel.phones.add(phoneSettings('alice', { incoming: 'ring' }));
    await calls.originate({ Channel: 'PJSIP/alice', Application: 'Wait', Data: '9' }, 500);
    const [{ Channel = '' } = {}] = calls.events('Newchannel');
    expect(await headerOf('PJSIPHangup', { Channel, Cause: 'BUSY_HERE' }, 'Message')).toBe('Channel Hungup');
    await calls.clock.advance(0);
    expect(calls.events('Hangup')).toMatchObject([{ Cause: '17' }]);
    expect(await headerOf('PJSIPHangup', { Channel, Cause: '486' }, 'Message')).toBe('No such channel');
  });

  it('cannot be called where no phone stands behind the endpoint', async () => {
    await start();
    await calls.originate({ Channel: 'PJSIP/alice', Application: 'Wait', Data: '9' }, 500);
    expect(calls.events('OriginateResponse')).toMatchObject([{ Response: 'Failure', Reason: '0' }]);
    expect(calls.events('Newchannel')).toEqual([]);
  });

  it('takes part in no call while the endpoint is in maintenance', async () => {
    await start();
    const phone = addPhone();
    await perform('PJSIPSetMaintenance', { Endpoint: 'alice', State: 'on' });
    expect(calls.events('PJSIPMaintenanceStatus')).toMatchObject([{ Endpoint: 'alice', Status: 'enabled' }]);
    expect(await headerOf('PJSIPShowMaintenance', {}, 'Endpoint')).toBe('alice');
    expect(phone.dial('600')).toBe('refused');
    await calls.originate({ Channel: 'PJSIP/alice', Application: 'Wait', Data: '9' }, 500);
    expect(calls.events('Newchannel')).toEqual([]);
    await perform('PJSIPSetMaintenance', { Endpoint: 'alice', State: 'off' });
    expect(typeof phone.dial('600')).toBe('object');
  });

  it('is busy from as many calls on as the endpoint says', async () => {
    await start(pjsipConf.replace('callerid = Alice', 'device_state_busy_at = 2\n$&'));
    const phone = addPhone();
    const states: string[] = [];
    for (const _ of [1, 2]) {
      phone.dial('600');
      await calls.clock.advance(100);
      states.push(calls.kernel.deviceStates.get('PJSIP/alice'));
    }
    expect(states).toEqual(['INUSE', 'BUSY']);
  });

  it('leaves nothing behind when the modules go', async () => {
    await start();
    addPhone();
    for (const { name } of modules) await calls.kernel.modules.unload(name, { force: true });
    expect(calls.kernel.pjsip.endpoints()).toEqual([]);
    expect(calls.kernel.sorcery.caches()).toEqual([]);
    expect(calls.kernel.deviceStates.get('PJSIP/alice')).toBe('NOT_INUSE');
    expect(calls.clock.pending).toBe(0);
  });
});

describe('PJSIPQualify', () => {
  it('finds out that nobody answers at a contact of pjsip.conf', async () => {
    await start();
    expect(calls.kernel.deviceStates.get('PJSIP/trunk')).toBe('NOT_INUSE');
    expect(await headerOf('PJSIPQualify', { Endpoint: 'trunk' }, 'Message')).toBe('Endpoint found, will qualify');
    expect(calls.events('ContactStatus')).toMatchObject([{ ContactStatus: 'Unreachable', AOR: 'trunk' }]);
    expect(calls.kernel.deviceStates.get('PJSIP/trunk')).toBe('UNAVAILABLE');
    addPhone('trunk');
    await perform('PJSIPQualify', { Endpoint: 'trunk' });
    expect(calls.events('ContactStatus').at(-1)).toMatchObject({ ContactStatus: 'Reachable' });
    expect(calls.kernel.deviceStates.get('PJSIP/trunk')).toBe('NOT_INUSE');
  });
});

describe('memory caches', () => {
  const cached = 'endpoint/cache = memory_cache,name=phones,object_lifetime_maximum=60,expire_on_reload=yes';

  it('hold what was asked for, until it is dropped or its time is up', async () => {
    await start(pjsipConf, cached);
    const drop = () => headerOf('SorceryMemoryCacheExpireObject', { Cache: 'phones', Object: 'alice' }, 'Response');
    await perform('SorceryMemoryCacheExpire', { Cache: 'phones' });
    expect(await drop()).toBe('Error');
    await perform('PJSIPShowEndpoint', { Endpoint: 'alice' });
    expect(await calls.console('sorcery memory cache dump phones')).toEqual([
      "Dumping sorcery memory cache 'phones':",
      ' -- alice: expires in 60 seconds',
    ]);
    expect(await drop()).toBe('Success');
    await perform('PJSIPShowEndpoint', { Endpoint: 'alice' });
    await calls.clock.advance(60_000);
    expect(await drop()).toBe('Error');
  });

  it('serve what is out of date once more', async () => {
    await start(pjsipConf, `${cached.replace(',expire_on_reload=yes', '')}\naor = memory`);
    const { sorcery } = calls.kernel.pjsip;
    sorcery.get('endpoint', 'alice');
    calls.write('pjsip.conf', pjsipConf.replace('context = office', 'context = other'));
    sorcery.reload(['endpoint']);
    expect(sorcery.get('endpoint', 'alice')?.values.context).toBe('office');
    await perform('SorceryMemoryCacheStale', { Cache: 'phones' });
    expect(sorcery.get('endpoint', 'alice')?.values.context).toBe('office');
    expect(sorcery.get('endpoint', 'alice')?.values.context).toBe('other');
  });

  it('are filled where they hold everything', async () => {
    await start(pjsipConf, 'endpoint/cache = memory_cache,name=phones,full_backend_cache=yes');
    await perform('SorceryMemoryCachePopulate', { Cache: 'phones' });
    expect(calls.kernel.sorcery.cache('phones')?.size).toBe(2);
  });

  it.each([
    ['endpoint/cache = memory_cache,maximum=5', "a memory cache has no option 'maximum'"],
    ['endpoint/cache = redis', "there is no wizard 'redis' that caches"],
    ['endpoint = realtime,ps_endpoints', "there is no wizard 'realtime'"],
    ['endpoint = config,pjsip.conf,criterion=x', "the wizard config has no option 'criterion'"],
  ])('are told of where sorcery.conf cannot be followed: %s', async (line, complaint) => {
    await start(pjsipConf, line);
    expect(calls.logged.join('\n')).toContain(complaint);
  });
});

describe('functions of PJSIP', () => {
  it('read options of endpoints, addresses of record and contacts', async () => {
    await start();
    addPhone();
    const get = (variable: string) => headerOf('Getvar', { Variable: variable }, 'Value');
    expect(await get('PJSIP_ENDPOINT(alice,context)')).toBe('office');
    expect(await get('PJSIP_AOR(alice,max_contacts)')).toBe('1');
    const id = (await get('PJSIP_AOR(alice,contact)')) ?? '';
    expect(id).toMatch(/^alice;@[\da-f]{32}$/);
    expect(await get(`PJSIP_CONTACT(${id},status)`)).toBe('Reachable');
    expect(await get('PJSIP_DIAL_CONTACTS(alice)')).toBe('PJSIP/alice/sip:alice@127.0.0.1:5062');
    expect(await get('PJSIP_DIAL_CONTACTS(trunk,,600)')).toBe('PJSIP/trunk/sip:600@10.0.0.1');
  });
});

describe('what is asked for wrongly', () => {
  it.each([
    ['PJSIPHangup', {}, 'No channel specified'],
    ['PJSIPHangup', { Channel: '/x' }, 'Regex format invalid'],
    ['PJSIPHangup', { Channel: '/(/' }, 'Regex compile failed on: '],
    ['PJSIPNotify', { Variable: 'Event=x' }, 'PJSIPNotify requires either an endpoint name'],
    ['PJSIPNotify', { Endpoint: 'alice', URI: 'sip:x@y', Variable: 'Event=x' }, 'and only one of them.'],
    ['PJSIPNotify', { Endpoint: 'alice' }, 'requires either an option or variables'],
    ['PJSIPNotify', { Endpoint: 'alice', Option: 'x', Variable: 'Event=x' }, 'takes either an option or variables'],
    ['PJSIPNotify', { Endpoint: 'alice', Option: 'nothing' }, 'Unable to find notify option nothing'],
    ['PJSIPNotify', { Channel: 'PJSIP/none-1', Variable: 'Event=x' }, 'Unable to find channel'],
    ['PJSIPRegister', {}, 'Registration parameter missing.'],
    ['PJSIPSetMaintenance', { State: 'on' }, 'Endpoint parameter missing.'],
    ['PJSIPSetMaintenance', { Endpoint: 'alice' }, 'State parameter missing.'],
    ['PJSIPSetMaintenance', { Endpoint: 'alice', State: 'x' }, 'State must be on or off'],
    ['PJSIPSetMaintenance', { Endpoint: 'none', State: 'on' }, 'Unable to retrieve endpoint none'],
    ['PJSIPShowMaintenance', { Endpoint: 'none' }, 'Unable to retrieve endpoint none'],
    ['PJSIPShowEndpoint', {}, 'Must provide an endpoint name.'],
    ['PJSIPUnregister', { Registration: 'none' }, 'Unable to retrieve registration entry'],
    ['SorceryMemoryCacheExpireObject', { Cache: 'c' }, 'requires that an object name be provided'],
    ['SorceryMemoryCacheExpireObject', { Cache: 'none', Object: 'x' }, 'The provided cache does not exist'],
    ['SorceryMemoryCacheStale', {}, 'requires that a cache name be provided.'],
    ['SorceryMemoryCacheStaleObject', { Cache: 'c' }, 'requires that an object name be provided'],
  ])('%s %j is refused', async (name, headers, words) => {
    await start();
    expect(await perform(name, headers)).toContain(words);
  });
});

it('a notification goes to an endpoint by its variables, and to no other kind of channel', async () => {
  await start(`${pjsipConf}\n[bare]\ntype = endpoint\ncontext = office\ndisallow = all\nallow = ulaw\n`);
  expect(await perform('PJSIPNotify', { Endpoint: 'alice', Variable: 'Event=x' })).toContain('Response: Success');
  expect(await perform('PJSIPQualify', { Endpoint: 'bare' })).toContain('No AoRs configured for endpoint');
  await calls.originate({ Channel: 'Local/600@office/n', Application: 'Wait', Data: '9' }, 100);
  const onLocal = { Channel: 'Local/600@office-00000000;1', Variable: 'Event=x' };
  expect(await perform('PJSIPNotify', onLocal)).toContain('is not a PJSIP channel');
});

it('an object of a cache can be marked stale', async () => {
  await start(pjsipConf, 'endpoint/cache = memory_cache,name=phones,object_lifetime_maximum=60');
  calls.kernel.pjsip.sorcery.get('endpoint', 'alice');
  const object = { Cache: 'phones', Object: 'alice' };
  expect(await perform('SorceryMemoryCacheStaleObject', object)).toContain('Response: Success');
});
