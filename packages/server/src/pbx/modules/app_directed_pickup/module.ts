import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';

const Pickup: Application = {
  name: 'Pickup',
  synopsis: 'Picks up a call that rings at an extension, or one of the own group',
  syntax: 'Pickup([extension[@context][&…]])',
  run: (channel, data) => {
    if (data.trim() === '') return pickUpFirst(channel, [channel.kernel.pickups.inGroupOf(channel)]);
    return pickUpFirst(
      channel,
      data.split('&').map((word) => byExtension(channel, word.trim())),
    );
  },
};

const PickupChan: Application = {
  name: 'PickupChan',
  synopsis: 'Picks up a call that rings at a channel',
  syntax: 'PickupChan(channel[&…][,p])',
  run: (channel, data) => {
    const [names = '', options = ''] = separateArguments(data);
    const partly = options.includes('p');
    return pickUpFirst(
      channel,
      names.split('&').map((word) => byName(channel, word.trim(), partly)),
    );
  },
};

/** The value of this variable of a channel that rings is what stands before `@PICKUPMARK`. */
const mark = 'PICKUPMARK';

/** `extension[@context]`, or `mark@PICKUPMARK`. */
const byExtension = (picker: Channel, word: string): Channel | undefined => {
  const at = word.indexOf('@');
  const exten = at < 0 ? word : word.slice(0, at);
  const context = at < 0 ? picker.context : word.slice(at + 1);
  if (exten === '') return undefined;
  return picker.kernel.pickups
    .ringing()
    .find((target) =>
      context === mark
        ? target.variables.get(mark) === exten
        : target.exten === exten && target.context === context && target !== picker,
    );
};

/** A channel by its name, by that without its serial, or by how it begins. */
const byName = (picker: Channel, name: string, partly: boolean): Channel | undefined => {
  if (name === '') return undefined;
  const wanted = name.toLowerCase();
  return picker.kernel.pickups.ringing().find((target) => {
    if (target === picker) return false;
    const there = target.name.toLowerCase();
    return there === wanted || target.device.toLowerCase() === wanted || (partly && there.startsWith(wanted));
  });
};

/** Picks up the first that can be; then the dialplan of the channel is over, and whoever called has it. */
const pickUpFirst = (
  channel: Channel,
  targets: readonly (Channel | undefined)[],
): ApplicationOutcome | Promise<ApplicationOutcome> => {
  const picked = targets.some((target) => target && channel.kernel.pickups.pickUp(channel, target));
  if (!picked) return 'continue';
  return new Promise((resolve) => channel.onEnd(() => resolve('hangup')));
};

export const definition = defineModule({
  name: 'app_directed_pickup',
  description: 'Directed Call Pickup Application',
  start: () => ({ applications: [Pickup, PickupChan] }),
});
