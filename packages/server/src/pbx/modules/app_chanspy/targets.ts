import type { Channel } from '../../kernel/channel.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { SpyOptions } from './options.js';

/** Whom a spy is to listen to. */
export interface Wanted {
  /** The begin of the channel's name, whatever its case; with option u its id or whole name. */
  readonly prefix: string;
  /** Channels at this place of the dialplan instead; without a context in any. */
  readonly place?: { readonly exten: string; readonly context: string } | undefined;
}

/** Channels that listen to others; they are not listened to. */
export const spies = new WeakSet<Channel>();

/** The channel of an id or a whole name. */
export const uniqueTarget = ({ channels }: Kernel, text: string): Channel | undefined => channels.get(text);

/** The channels that fit, in the order in which the reference finds them. */
export const targets = (spy: Channel, { prefix, place }: Wanted): readonly Channel[] => {
  const wanted = prefix.toLowerCase();
  return spy.kernel.channels.list((channel) =>
    place
      ? channel.exten === place.exten && (place.context === '' || channel.context === place.context)
      : channel.name.toLowerCase().startsWith(wanted),
  );
};

/** Whether a spy may listen to a channel. */
export const mayBeHeard = (spy: Channel, channel: Channel, options: SpyOptions): boolean => {
  if (channel === spy || channel.internal || channel.hungUp || channel.interrupted || spies.has(channel)) return false;
  if (options.bridgedOnly && (channel.bridge?.channels.length ?? 0) < 2) return false;
  if (options.enforced && !options.enforced.includes(channel.device)) return false;
  if (!options.groups) return true;
  const groups = channel.variables.get('SPYGROUP')?.split(':') ?? [];
  return options.groups.some((group) => groups.includes(group));
};
