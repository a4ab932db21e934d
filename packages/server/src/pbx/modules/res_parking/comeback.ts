import type { Location } from '../../kernel/channel.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import { registrar } from './lot-extensions.js';
import type { ParkedCall } from './parked-call.js';
import type { LotSettings, Sides } from './parking-settings.js';

/** Where the extensions are that call whoever parked a call. */
const dialContext = 'park-dial';

/** `PJSIP/alice` as an extension: `PJSIP_alice`. */
const flat = (dialString: string): string => dialString.replaceAll('/', '_');

/** Prepares the return of a call whose time is up: its variables, the extension that calls the parker; gives where it goes. */
export const comeBack = (call: ParkedCall): Location => {
  const { channel, lot, space, parkerDialString } = call;
  const exten = flat(parkerDialString);
  channel.variables.set('PARKING_SPACE', String(space));
  channel.variables.set('PARKEDLOT', lot.name);
  channel.variables.set('PARKER', parkerDialString);
  channel.variables.set('PARKER_FLAT', exten);
  addDialExtension(call, exten);
  channel.variables.set('BRIDGE_FEATURES', features(lot.settings));
  return placeOf(call, exten);
};

const placeOf = ({ channel, lot: { settings }, request }: ParkedCall, exten: string): Location => {
  const chosen = request.comeback ? parsePlace(channel, request.comeback) : undefined;
  if (chosen) return chosen;
  if (settings.comebacktoorigin) return { context: dialContext, exten, priority: 1 };
  const { dialplan } = channel.kernel;
  const exists = (context: string, candidate: string) => dialplan.exists(context, candidate, 1, channel.callerId.num);
  const context = settings.comebackcontext;
  if (exists(context, exten)) return { context, exten, priority: 1 };
  return exists(context, 's') ? { context, exten: 's', priority: 1 } : { context: 'default', exten: 's', priority: 1 };
};

/** The extension that calls whoever parked the call; what the dialplan itself has there stays. */
const addDialExtension = ({ channel, lot, parkerDialString }: ParkedCall, exten: string): void => {
  const { dialplan } = channel.kernel;
  const data = `${parkerDialString},${lot.settings.comebackdialtime}`;
  dialplan.addContext(dialContext, registrar);
  const there = dialplan.context(dialContext)?.extensions.find((one) => one.exten === exten)?.steps[0];
  if (there && there.registrar !== registrar) return;
  dialplan.add({ context: dialContext, exten, priority: 1, application: 'Dial', data, registrar }, true);
};

/** What the call may do by digits when it has come back, as letters of Dial. */
const features = (settings: LotSettings): string => {
  const applies = (sides: Sides) => sides === 'caller' || sides === 'both';
  return [
    applies(settings.parkedcalltransfers) ? 't' : '',
    applies(settings.parkedcallreparking) ? 'k' : '',
    applies(settings.parkedcallhangup) ? 'h' : '',
    applies(settings.parkedcallrecording) ? 'x' : '',
  ].join('');
};
