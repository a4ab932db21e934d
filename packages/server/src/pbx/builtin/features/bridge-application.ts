import { parseOptions } from '../../kernel/application-options.js';
import { separateArguments } from '../../kernel/arguments.js';
import { introduce } from '../../kernel/bridge.js';
import type { Channel } from '../../kernel/channel.js';
import { parsePlace } from '../../kernel/dialplan/goto.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';

/** Where the other one goes afterwards, and what the two may do by digits. */
const supportedOptions = 'FhHkKtTwWxX';

/** The application Bridge: talks to a channel that is there already, whatever that one does now. */
export const bridgeApplication: Application = {
  name: 'Bridge',
  synopsis: 'Talks to a channel that is there already',
  syntax: 'Bridge(channel[,options])',
  async run(channel, data) {
    const [name = '', optionText = ''] = separateArguments(data);
    const options = parseOptions(optionText);
    for (const letter of options.keys())
      if (!supportedOptions.includes(letter))
        channel.kernel.log.write('notice', 'features', `Option '${letter}' of Bridge has no effect here`);
    const other = name === '' ? undefined : channel.kernel.channels.get(name);
    if (!other) return end(channel, 'NONEXISTENT');
    if (other === channel) return end(channel, 'LOOP');
    return end(channel, (await talk(channel, other, options)) ? 'SUCCESS' : 'FAILURE');
  },
};

const end = (channel: Channel, result: string): ApplicationOutcome => {
  channel.variables.set('BRIDGERESULT', result);
  return channel.interrupted ? 'hangup' : 'continue';
};

/** Brings the two together until they part; false: the other one ended first. */
const talk = async (channel: Channel, other: Channel, options: ReadonlyMap<string, string>): Promise<boolean> => {
  const bridge = channel.kernel.bridges.create();
  channel.kernel.features.allowLetters(channel, other, options.keys());
  if (other.hasPbx) other.priority += 1;
  const arrived = new Promise<boolean>((resolve) => {
    const run = async (): Promise<void> => {
      const call = bridge.join(other);
      resolve(true);
      await call;
      goOn(channel, other, options);
    };
    other.detour(run, () => resolve(false));
  });
  const there = await arrived;
  if (there && !channel.hungUp) {
    const call = bridge.join(channel);
    introduce(channel, other);
    await call;
  }
  bridge.dissolve();
  return there;
};

/** Where the other one goes: with F to a place of the dialplan, with x to its end, else on with what it did. */
const goOn = (channel: Channel, other: Channel, options: ReadonlyMap<string, string>): void => {
  if (other.interrupted) return;
  const place = options.get('F');
  if (place) {
    const found = parsePlace(channel, place.replaceAll('^', ','));
    if (found) other.setLocation(found.context, found.exten, found.priority);
  } else if (options.has('F')) other.setLocation(channel.context, channel.exten, channel.priority + 1);
  else if (options.has('x')) other.softHangup();
};
