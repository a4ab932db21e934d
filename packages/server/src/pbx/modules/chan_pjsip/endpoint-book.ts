import { parseCallerId } from '../../kernel/caller-id.js';
import { cause } from '../../kernel/hangup-causes.js';
import type { BackedSettings, PhoneBacking } from '../../kernel/phones/phone-backing.js';
import { parseGroups } from '../../kernel/phones/phone-options.js';
import type { Pjsip } from '../../kernel/pjsip/pjsip.js';
import type { SorceryObject } from '../../kernel/sorcery/object-type.js';

/** Endpoints as the peers that phones stand behind. */
export const endpointBook = (pjsip: Pjsip): PhoneBacking => ({
  technology: 'PJSIP',
  description: 'PJSIP Channel Driver',
  absentCause: cause.noRouteDestination,
  knows: (name) => pjsip.endpoint(name) !== undefined,
  refusal: (name) => (pjsip.maintenance.has(name) ? 'the endpoint is in maintenance' : undefined),
  settingsOf: (name) => {
    const endpoint = pjsip.endpoint(name);
    return endpoint ? settingsOf(endpoint) : {};
  },
  deviceState: (name, phone) => {
    const endpoint = pjsip.endpoint(name);
    if (!endpoint) return phone?.deviceState ?? 'INVALID';
    const inCalls = phone?.stateInCalls;
    if (!phone || inCalls === undefined) return pjsip.stateAtRest(endpoint);
    const busyAt = Number(endpoint.values.device_state_busy_at ?? 0);
    return busyAt > 0 && phone.calls.length >= busyAt ? 'BUSY' : inCalls;
  },
  // the registrar tells what becomes of contacts
  phoneChanged: () => {},
});

const settingsOf = ({ values }: SorceryObject): BackedSettings => ({
  callerId: values.callerid === '<unknown>' ? { name: '', num: '' } : parseCallerId(values.callerid ?? ''),
  context: values.context || 'default',
  language: values.language ?? '',
  accountCode: values.accountcode ?? '',
  callGroup: parseGroups(values.call_group ?? '') ?? [],
  pickupGroup: parseGroups(values.pickup_group ?? '') ?? [],
  variables: variablesOf(values.set_var ?? ''),
});

const variablesOf = (text: string): readonly (readonly [string, string])[] =>
  text.split(',').flatMap((assignment) => {
    const equals = assignment.indexOf('=');
    return equals > 0 ? [[assignment.slice(0, equals), assignment.slice(equals + 1)] as const] : [];
  });
