import { events } from '@amiable/protocol';
import type { Channel } from '../../kernel/channel.js';
import { frameMs } from '../../kernel/media/samples.js';
import { SilenceDetector, usualThreshold } from '../../kernel/media/silence-detector.js';
import { type DialplanFunction, defineModule } from '../../kernel/module.js';
import { readTalkSettings, type TalkSettings } from './settings.js';

/** Tells when the far end of a channel begins and ceases to talk. Where nothing comes at all, nothing has ceased. */
class TalkWatch {
  readonly #channel: Channel;
  readonly #detector = new SilenceDetector();
  readonly #untap: () => void;
  #silence = 0;
  /** The tick at which talking began. */
  #since: number | undefined;

  constructor(channel: Channel) {
    this.#channel = channel;
    this.#untap = channel.media.tap((read, _write, tick) => {
      if (read) this.#hear(this.#detector.hear(read), tick);
    });
  }

  set settings({ silence, threshold }: TalkSettings) {
    this.#silence = silence;
    this.#detector.threshold = threshold ?? usualThreshold;
  }

  end(): void {
    this.#untap();
  }

  #hear(noise: boolean, tick: number): void {
    const { events: bus } = this.#channel.kernel;
    const channel = this.#channel.snapshot();
    if (noise && this.#since === undefined) {
      this.#since = tick;
      bus.publish(events.ChannelTalkingStart, { channel });
    } else if (this.#since !== undefined && this.#detector.silenceMs >= this.#silence) {
      const Duration = Math.max(0, (tick - this.#since) * frameMs - this.#silence);
      this.#since = undefined;
      bus.publish(events.ChannelTalkingStop, { channel, Duration });
    }
  }
}

const watches = new WeakMap<Channel, TalkWatch>();

const TALK_DETECT: DialplanFunction = {
  name: 'TALK_DETECT',
  synopsis: 'Tells in events when somebody on a channel talks',
  syntax: 'TALK_DETECT(set|remove)',
  write({ channel, kernel }, action, value) {
    if (!channel) return false;
    const word = action.trim().toLowerCase();
    const watch = watches.get(channel);
    if (word === 'remove') {
      if (!watch) return false;
      watch.end();
      channel.media.rerouted();
      return watches.delete(channel);
    }
    const settings = word === 'set' ? readTalkSettings(value) : undefined;
    if (!settings) {
      kernel.log.write('warning', 'func_talkdetect', `TALK_DETECT(${action}) cannot be '${value}'`);
      return false;
    }
    const watching = watch ?? new TalkWatch(channel);
    watching.settings = settings;
    watches.set(channel, watching);
    if (!watch) channel.media.rerouted();
    return true;
  },
};

/** Events about who talks. */
export const definition = defineModule({
  name: 'func_talkdetect',
  description: 'Talk detection dialplan function',
  start: () => ({ functions: [TALK_DETECT] }),
});
