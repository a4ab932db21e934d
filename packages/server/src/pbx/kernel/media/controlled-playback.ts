import type { Channel } from '../channel.js';
import type { PlaybackControl } from '../frame-queue.js';
import { type StartedSound, startSound } from '../sound-files.js';
import { frameMs } from './samples.js';

export interface PlaybackControls {
  /** How far forward and back go, in milliseconds. */
  readonly skipMs: number;
  /** Where it begins, in milliseconds. */
  readonly offsetMs: number;
  /** Digits for each command, each of them on its own. */
  readonly keys: Readonly<Partial<Record<PlaybackControl, string>>>;
}

/** How it ended, and where in the file that was, in milliseconds; at the end of the file that is -1. */
export interface ControlledEnd {
  readonly end: 'done' | 'stoppedByKey' | 'stoppedRemotely' | 'interrupted' | 'missing';
  readonly offsetMs: number;
  /** The digit that stopped it. */
  readonly key?: string | undefined;
}

interface Command {
  readonly control: PlaybackControl;
  readonly key?: string | undefined;
}

/** Plays a sound that digits and the action ControlPlayback wind, pause and stop. */
export const playControlled = async (
  channel: Channel,
  name: string,
  controls: PlaybackControls,
): Promise<ControlledEnd> => {
  const sound = startSound(channel, name, channel.language);
  if (!sound) return { end: 'missing', offsetMs: -1 };
  const { source } = sound;
  source.seek(controls.offsetMs);
  for (;;) {
    let command: Command | undefined;
    const end = await channel.wait({
      ms: source.paused ? undefined : Math.max(0, sound.ms - source.exactMs),
      onFrame: (frame) => {
        if (frame.type === 'digitEnd') command = byKey(controls, frame.digit);
        else if (frame.type === 'control') command = byControl(frame.control);
        return command !== undefined;
      },
    });
    if (end === 'elapsed') return { end: 'done', offsetMs: -1 };
    // The frame that sounds now counts as played.
    const offsetMs = source.positionMs + frameMs;
    if (end === 'interrupted' || !command || command.control === 'streamStop') {
      channel.media.stop(source);
      if (end === 'interrupted' || !command) return { end: 'interrupted', offsetMs };
      return { end: command.key === undefined ? 'stoppedRemotely' : 'stoppedByKey', offsetMs, key: command.key };
    }
    obey(sound, command.control, controls.skipMs);
  }
};

const byKey = ({ keys }: PlaybackControls, digit: string): Command | undefined => {
  for (const [control, digits] of Object.entries(keys))
    if (digits.includes(digit)) return { control: control as PlaybackControl, key: digit };
  return undefined;
};

const byControl = (control: string): Command | undefined =>
  control.startsWith('stream') ? { control: control as PlaybackControl } : undefined;

/** While it is paused, it only goes on or is stopped. */
const obey = ({ source, ms }: StartedSound, control: PlaybackControl, skipMs: number): void => {
  if (control === 'streamSuspend') source.pause(!source.paused);
  else if (source.paused) return;
  else if (control === 'streamRestart') source.seek(0);
  else if (control === 'streamForward') source.seek(forward(source.positionMs + skipMs, ms, skipMs));
  else if (control === 'streamReverse') source.seek(source.positionMs - skipMs);
};

/** Beyond the end, forward leads to one step before it. */
const forward = (to: number, ms: number, skipMs: number): number => (to < ms ? to : Math.max(0, ms - skipMs));
