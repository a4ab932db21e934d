import type { Conference } from './conference.js';
import type { Participant } from './participant.js';

/** Whom `all` or `participants` (all but admins) means; undefined for any other word. */
const groupOf = ({ participants }: Conference, word: string): readonly Participant[] | undefined => {
  const name = word.toLowerCase();
  if (name === 'all') return participants;
  return name === 'participants' ? participants.filter(({ settings }) => !settings.admin) : undefined;
};

/** Puts out all, the participants, or the channel of this name; false where there is none. */
export const kickFrom = (conference: Conference, whom: string): boolean => {
  const one = conference.find(whom);
  const group = groupOf(conference, whom) ?? (one && [one]);
  for (const participant of group ?? []) conference.kick(participant);
  return group !== undefined;
};

/** Mutes all, the participants, or the first channel whose name begins so; false where there is none. */
export const muteIn = (conference: Conference, whom: string, muted: boolean): boolean => {
  const one = conference.findByBeginning(whom);
  const group = groupOf(conference, whom) ?? (one && [one]);
  for (const participant of group ?? []) conference.mute(participant, muted);
  return group !== undefined;
};
