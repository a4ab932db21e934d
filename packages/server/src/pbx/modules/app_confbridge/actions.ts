import { actions, events } from '@amiable/protocol';
import { type ActionHandler, done, handle, handleList, item, type ListItem } from '../../kernel/action.js';
import { kickFrom, muteIn } from './addressing.js';
import type { Conference } from './conference.js';
import type { Conferences } from './conferences.js';
import type { Participant } from './participant.js';

/** Every Confbridge action. */
export const confbridgeActions = (conferences: Conferences): readonly ActionHandler[] => {
  /** A conference by its name, or why there is none. */
  const named = (name: string): Conference | 'noConferences' | 'noConference' =>
    conferences.size === 0 ? 'noConferences' : (conferences.get(name) ?? 'noConference');

  const mute = (name: string, channel: string, muted: boolean) => {
    const conference = named(name);
    if (typeof conference === 'string') return conference;
    return muteIn(conference, channel, muted) ? 'ok' : 'noChannel';
  };
  const lock = (name: string, locked: boolean) => {
    const conference = named(name);
    if (typeof conference === 'string') return conference;
    conference.locked = locked;
    return 'ok';
  };

  return [
    handleList(actions.ConfbridgeList, ({ Conference }) => {
      const conference = named(Conference);
      return typeof conference === 'string' ? conference : listParticipants(conference);
    }),
    handleList(actions.ConfbridgeListRooms, () =>
      conferences.size === 0 ? 'noConferences' : listRooms(conferences.list()),
    ),
    handle(actions.ConfbridgeMute, ({ Conference, Channel }) => mute(Conference, Channel, true)),
    handle(actions.ConfbridgeUnmute, ({ Conference, Channel }) => mute(Conference, Channel, false)),
    handle(actions.ConfbridgeKick, ({ Conference, Channel }) => {
      const conference = named(Conference);
      if (typeof conference === 'string') return conference;
      if (!kickFrom(conference, Channel)) return 'noChannel';
      return done({ Message: Channel.toLowerCase() === 'all' ? 'All participants kicked' : 'User kicked' });
    }),
    handle(actions.ConfbridgeLock, ({ Conference }) => lock(Conference, true)),
    handle(actions.ConfbridgeUnlock, ({ Conference }) => lock(Conference, false)),
    handle(actions.ConfbridgeStartRecord, ({ Conference, RecordFile }) => {
      const conference = named(Conference);
      if (typeof conference === 'string') return conference;
      if (conference.recording) return 'recording';
      return conference.startRecording(RecordFile === '' ? undefined : RecordFile) ? 'ok' : 'failed';
    }),
    handle(actions.ConfbridgeStopRecord, ({ Conference }) => {
      const conference = named(Conference);
      if (typeof conference === 'string') return conference;
      return conference.stopRecording() ? 'ok' : 'failed';
    }),
    handle(actions.ConfbridgeSetSingleVideoSrc, ({ Conference, Channel }) => {
      const conference = named(Conference);
      if (typeof conference === 'string') return conference;
      const participant = conference.findByBeginning(Channel);
      if (!participant) return 'noChannel';
      conference.bridge.show(participant.channel);
      return 'ok';
    }),
  ];
};

function* listRooms(conferences: readonly Conference[]): Generator<ListItem, undefined> {
  for (const { name, participants, markedCount, locked, muted } of conferences)
    yield item(events.ConfbridgeListRooms, {
      Conference: name,
      Parties: participants.length,
      Marked: markedCount,
      Locked: yes(locked),
      Muted: yes(muted),
    });
}

function* listParticipants(conference: Conference): Generator<ListItem, undefined> {
  for (const participant of conference.participants)
    yield item(events.ConfbridgeList, { Conference: conference.name, ...listing(participant) });
}

/** The reference tells how often the second has changed since. */
const secondOf = (ms: number): number => Math.floor(ms / 1000);

const listing = ({ channel, settings, waiting, muted, talking }: Participant) => ({
  Admin: yes(settings.admin),
  MarkedUser: yes(settings.marked),
  WaitMarked: yes(settings.wait_marked),
  EndMarked: yes(settings.end_marked),
  EndMarkedAny: yes(settings.end_marked_any),
  Waiting: yes(waiting),
  Muted: yes(muted),
  Talking: yes(talking),
  AnsweredTime:
    channel.answeredAt === undefined ? 0 : secondOf(channel.kernel.clock.now()) - secondOf(channel.answeredAt),
  channel: channel.snapshot(),
});

const yes = (value: boolean): string => (value ? 'Yes' : 'No');
