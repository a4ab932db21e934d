import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { DeviceState } from '../../kernel/device-state.js';
import { type DialTarget, parseTarget, requestChannel } from '../../kernel/dial.js';
import { type Application, defineModule } from '../../kernel/module.js';

/** The states of devices by the numbers that AVAILSTATUS gives them. */
const states: readonly DeviceState[] = [
  'UNKNOWN',
  'NOT_INUSE',
  'INUSE',
  'BUSY',
  'INVALID',
  'UNAVAILABLE',
  'RINGING',
  'RINGINUSE',
  'ONHOLD',
];
const invalid = states.indexOf('INVALID');
const notInUse = states.indexOf('NOT_INUSE');

/** What was found out about one destination. */
interface Found {
  readonly state: number;
  /** The channel that was made to find out, and its destination; undefined where none could be made. */
  readonly channel?: { readonly name: string; readonly destination: string };
}

/** Makes a channel towards a destination, and ends it at once. */
const tryOne = (caller: Channel, destination: string, target: DialTarget, byState: boolean): Found => {
  const { kernel } = caller;
  const state = byState ? states.indexOf(kernel.deviceStates.get(destination)) : 0;
  if (state > notInUse) return { state };
  const made = requestChannel(kernel, target, { requestor: caller });
  if (typeof made === 'number') return { state };
  made.hangup();
  return { state, channel: { name: made.name, destination } };
};

const look = (caller: Channel, destination: string, byState: boolean): Found => {
  const target = parseTarget(destination);
  if (target) return tryOne(caller, destination, target, byState);
  const problem = `Invalid ChanIsAvail technology/resource argument: '${destination}'`;
  caller.kernel.log.write('warning', 'app_chanisavail', problem);
  return { state: invalid };
};

const ChanIsAvail: Application = {
  name: 'ChanIsAvail',
  synopsis: 'Finds out which of several destinations could be called',
  syntax: 'ChanIsAvail([Technology/Resource[&Technology2/Resource2[&...]]][,options])',
  run(channel, data) {
    const [destinations = '', letters = ''] = separateArguments(data);
    const options = parseOptions(letters);
    const found: Found[] = [];
    for (const destination of destinations.split('&')) {
      found.push(look(channel, destination, options.has('s')));
      if (found.at(-1)?.channel && !options.has('a')) break;
    }
    const available = found.flatMap((one) => one.channel ?? []);
    channel.variables.set('AVAILCHAN', available.map(({ name }) => name).join('&'));
    channel.variables.set('AVAILORIGCHAN', available.map(({ destination }) => destination).join('&'));
    channel.variables.set('AVAILSTATUS', found.map(({ state }) => state).join('&'));
    channel.variables.set('AVAILCAUSECODE', available.map(() => '0').join('&'));
    return 'continue';
  },
};

export const definition = defineModule({
  name: 'app_chanisavail',
  description: 'Check channel availability',
  start: () => ({ applications: [ChanIsAvail] }),
});
