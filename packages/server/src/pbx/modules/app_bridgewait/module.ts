import { parseOptions, secondsToMs } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import type { Bridge } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { answer } from '../../kernel/indications.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type ApplicationOutcome, defineModule } from '../../kernel/module.js';

const roles = ['participant', 'announcer'];

/** Places where channels wait, by name. */
class WaitingRooms {
  readonly #kernel: Kernel;
  readonly #byName = new Map<string, Bridge>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** The room of a name; one that everybody has left is made anew. */
  room(name: string): Bridge {
    const known = this.#byName.get(name);
    if (known && !known.ended) return known;
    const room = this.#kernel.bridges.create({
      type: 'base',
      technology: 'holding_bridge',
      creator: 'BridgeWait',
      name,
      dissolveOnHangup: false,
      leaving: (channel) => this.#kernel.musicOnHold.stop(channel),
    });
    this.#byName.set(name, room);
    return room;
  }

  /** Forgets a room that nobody is in. */
  tidy(name: string): void {
    if (this.#byName.get(name)?.ended) this.#byName.delete(name);
  }

  get size(): number {
    return [...this.#byName.values()].reduce((count, { channels }) => count + channels.length, 0);
  }

  stop(): void {
    for (const room of this.#byName.values()) room.dissolve();
  }
}

/** BridgeWait: waits in a room until somebody takes the channel away, or for some seconds. */
const bridgeWait = async (rooms: WaitingRooms, channel: Channel, data: string): Promise<ApplicationOutcome> => {
  const [name = '', role = '', optionText = ''] = separateArguments(data);
  if (role !== '' && !roles.includes(role.trim())) {
    channel.kernel.log.write('error', 'app_bridgewait', `BridgeWait knows no role '${role}': ${roles.join(' or ')}`);
    return 'hangup';
  }
  const options = parseOptions(optionText);
  if (!options.has('n')) answer(channel);
  const wanted = name.trim() || 'default';
  const room = rooms.room(wanted);
  const ms = secondsToMs(options.get('S') ?? '') ?? 0;
  const timer = ms > 0 ? channel.kernel.clock.after(ms, () => room.kick(channel)) : undefined;
  const stay = room.join(channel);
  if (role.trim() !== 'announcer') entertain(channel, options);
  await stay;
  timer?.cancel();
  rooms.tidy(wanted);
  return channel.interrupted ? 'hangup' : 'continue';
};

/** Music, which is what there is without option e, or ringing. */
const entertain = (channel: Channel, options: ReadonlyMap<string, string>): void => {
  const kind = options.get('e') || 'm';
  if (kind === 'r') channel.leg.indicate('ringing');
  else if (kind === 'm') channel.kernel.musicOnHold.start(channel, options.get('m') || undefined);
  else if (kind === 'h' && !channel.leg.indicate('hold')) channel.kernel.musicOnHold.start(channel);
};

export const definition = defineModule({
  name: 'app_bridgewait',
  description: 'Place the channel into a holding bridge application',
  start: (kernel) => {
    const rooms = new WaitingRooms(kernel);
    return {
      applications: [
        {
          name: 'BridgeWait',
          synopsis: 'Waits in a room with others, hearing music or ringing',
          syntax: 'BridgeWait([name[,role[,options]]])',
          run: (channel, data) => bridgeWait(rooms, channel, data),
        },
      ],
      useCount: () => rooms.size,
      stop: () => rooms.stop(),
    };
  },
});
