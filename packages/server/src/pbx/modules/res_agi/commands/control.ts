import { parseCallerId } from '../../../kernel/caller-id.js';
import type { Channel } from '../../../kernel/channel.js';
import { channelStates } from '../../../kernel/channel-state.js';
import { parsePlace } from '../../../kernel/dialplan/goto.js';
import { answer as answerChannel } from '../../../kernel/indications.js';
import { type AgiCall, type AgiCommand, done, failed } from '../command.js';

const named = ({ channel, args }: AgiCall): Channel | undefined =>
  args[0] === undefined ? channel : channel.kernel.channels.get(args[0]);

const answer: AgiCommand = {
  name: 'answer',
  dead: false,
  synopsis: 'Answers the channel',
  syntax: 'ANSWER',
  description: ['Answers the channel if it is not up yet.', 'Result: 0, or -1 if the channel is gone.'],
  seeAlso: ['hangup'],
  run({ channel }) {
    answerChannel(channel);
    return channel.state === 'Up' ? done(0) : failed();
  },
};

const channelStatus: AgiCommand = {
  name: 'channel status',
  dead: false,
  synopsis: 'Tells the state of a channel',
  syntax: 'CHANNEL STATUS [CHANNELNAME]',
  description: [
    'Result: the state of the channel, or of the one that is named, as a number: 0 down, 1 reserved, 2 off hook,',
    '3 dialing, 4 it rings there, 5 it rings here, 6 up, 7 busy; -1 if there is no such channel.',
  ],
  run(call) {
    if (call.args.length > 1) return 'usage';
    const channel = named(call);
    return done(channel ? channelStates[channel.state] : -1);
  },
};

const hangup: AgiCommand = {
  name: 'hangup',
  dead: false,
  synopsis: 'Hangs a channel up',
  syntax: 'HANGUP [CHANNELNAME]',
  description: ['Hangs up the channel, or the one that is named.', 'Result: 1, or -1 if there is no such channel.'],
  seeAlso: ['answer'],
  run(call) {
    if (call.args.length > 1) return 'usage';
    const channel = named(call);
    channel?.requestHangup();
    return done(channel ? 1 : -1);
  },
};

const setAutohangup: AgiCommand = {
  name: 'set autohangup',
  dead: false,
  synopsis: 'Hangs the channel up after a time',
  syntax: 'SET AUTOHANGUP TIME',
  description: ['Hangs the channel up in so many seconds from now; 0 takes the limit away.', 'Result: 0.'],
  run({ channel, args }) {
    const seconds = Number.parseFloat(args[0] ?? '');
    if (args.length !== 1 || Number.isNaN(seconds)) return 'usage';
    channel.setAbsoluteTimeout(Math.max(0, seconds) * 1000);
    return done(0);
  },
};

const setCallerid: AgiCommand = {
  name: 'set callerid',
  dead: false,
  synopsis: 'Changes the caller id of the channel',
  syntax: 'SET CALLERID NUMBER',
  description: ['Takes a number, or a name and a number as in "Ann <100>".', 'Result: 1.'],
  run({ channel, args }) {
    if (args[0] !== undefined) {
      const { name, num } = parseCallerId(args[0]);
      channel.setCallerId({ name, num, aniNum: num });
    }
    return done(1);
  },
};

const setContext: AgiCommand = {
  name: 'set context',
  dead: false,
  synopsis: 'Changes where the dialplan goes on: the context',
  syntax: 'SET CONTEXT DESIREDCONTEXT',
  description: ['The dialplan goes on in that context when AGI ends.', 'Result: 0.'],
  seeAlso: ['set extension', 'set priority'],
  run({ channel, args: [context, ...rest] }) {
    if (context === undefined || rest.length > 0) return 'usage';
    channel.context = context;
    return done(0);
  },
};

const setExtension: AgiCommand = {
  name: 'set extension',
  dead: false,
  synopsis: 'Changes where the dialplan goes on: the extension',
  syntax: 'SET EXTENSION NEW EXTENSION',
  description: ['The dialplan goes on in that extension when AGI ends.', 'Result: 0.'],
  seeAlso: ['set context', 'set priority'],
  run({ channel, args: [exten, ...rest] }) {
    if (exten === undefined || rest.length > 0) return 'usage';
    channel.exten = exten;
    return done(0);
  },
};

const setPriority: AgiCommand = {
  name: 'set priority',
  dead: false,
  synopsis: 'Changes where the dialplan goes on: the priority',
  syntax: 'SET PRIORITY PRIORITY',
  description: ['The dialplan goes on at that priority, a number or a label, when AGI ends.', 'Result: 0.'],
  seeAlso: ['set context', 'set extension'],
  run({ channel, args: [priority, ...rest] }) {
    if (priority === undefined || rest.length > 0) return 'usage';
    const place = parsePlace(channel, priority);
    if (!place) return 'usage';
    channel.setLocation(place.context, place.exten, place.priority);
    return done(0);
  },
};

const setMusic: AgiCommand = {
  name: 'set music',
  dead: false,
  synopsis: 'Switches music on hold on or off',
  syntax: 'SET MUSIC ON|OFF [CLASS]',
  description: ['Without a class of music of that name nothing is heard.', 'Result: 0.'],
  run({ channel, args: [state, className] }) {
    if (state === undefined) return 'usage';
    const { musicOnHold } = channel.kernel;
    if (/^on$/i.test(state)) musicOnHold.start(channel, className);
    else if (/^off$/i.test(state)) musicOnHold.stop(channel);
    return done(0);
  },
};

/** What they do changes the channel itself or where its dialplan goes on. */
export const controlCommands = {
  answer,
  channelStatus,
  hangup,
  setAutohangup,
  setCallerid,
  setContext,
  setExtension,
  setMusic,
  setPriority,
};
