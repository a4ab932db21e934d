import type { Channel } from './channel.js';
import { EchoSource } from './media/echo-source.js';
import type { ApplicationOutcome } from './module.js';

/** Sends back to the far end whatever comes from it, until it presses `#`. */
export const echo = async (channel: Channel): Promise<ApplicationOutcome> => {
  const source = new EchoSource(channel.media);
  channel.media.play(source, false);
  const end = await channel.wait({
    onFrame: (frame) => {
      if (frame.type === 'digitBegin') channel.sendDigitBegin(frame.digit);
      else if (frame.type === 'digitEnd') {
        if (frame.digit === '#') return true;
        channel.sendDigitEnd(frame.digit, frame.ms);
      } else if (frame.type === 'text') channel.leg.sendText(frame.text);
      else if (frame.type === 'voice') channel.leg.speak?.();
      return false;
    },
  });
  channel.media.stop(source);
  return end === 'interrupted' ? 'hangup' : 'continue';
};
