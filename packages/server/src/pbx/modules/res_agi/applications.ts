import { separateArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import type { Application, ApplicationOutcome } from '../../kernel/module.js';
import { runAsync } from './async-agi.js';
import { type AgiStatus, converse } from './conversation.js';
import { environment } from './environment.js';
import { connectFastAgi, parseAgiUrl } from './fast-agi.js';
import { locateScript, startScript } from './script.js';

/** The most arguments, as in the reference. */
const mostArguments = 127;

const warn = (channel: Channel, message: string): void => channel.kernel.log.write('warning', 'res_agi', message);

const runNetwork = async (channel: Channel, url: string, args: readonly string[]): Promise<AgiStatus> => {
  const peer = await connectFastAgi(channel, url);
  if (!peer) return 'FAILURE';
  const networkScript = parseAgiUrl(url)?.script;
  return converse(
    channel,
    peer,
    environment(channel, { name: url, networkScript, network: true, enhanced: false, args }),
  );
};

const runScript = async (
  channel: Channel,
  name: string,
  args: readonly string[],
  enhanced: boolean,
): Promise<AgiStatus> => {
  const file = locateScript(channel.kernel, name);
  if (file === 'missing') return 'NOTFOUND';
  const peer = startScript(channel, file, { args, hears: enhanced });
  if (!peer) return 'FAILURE';
  return converse(channel, peer, environment(channel, { name, network: false, enhanced, args }));
};

const run = async (channel: Channel, what: string, args: readonly string[], enhanced: boolean): Promise<AgiStatus> => {
  const isAsync = /^agi:async/i.test(what);
  if (!isAsync && !/^h?agi:\/\//i.test(what)) return runScript(channel, what, args, enhanced);
  if (!enhanced) return isAsync ? runAsync(channel, args) : runNetwork(channel, what, args);
  warn(channel, 'EAGI hands the sound of a channel to scripts only');
  return 'FAILURE';
};

const agi = async (channel: Channel, data: string, enhanced: boolean): Promise<ApplicationOutcome> => {
  const [what = '', ...args] = separateArguments(data, mostArguments + 1);
  if (data === '' || what === '') {
    warn(channel, 'AGI requires an argument (script)');
    return 'hangup';
  }
  const status = await run(channel, what, args, enhanced);
  channel.variables.set('AGISTATUS', status);
  return status === 'HANGUP' ? 'hangup' : 'continue';
};

export const AGI: Application = {
  name: 'AGI',
  synopsis: 'Lets a script, a server or clients of the manager control the channel',
  syntax: 'AGI(script|agi://host[:port][/script]|agi:async[,argument[,…]])',
  run: (channel, data) => agi(channel, data, false),
};

export const EAGI: Application = {
  name: 'EAGI',
  synopsis: 'As AGI, for a script that hears the channel on file descriptor 3',
  syntax: 'EAGI(script[,argument[,…]])',
  run: (channel, data) => agi(channel, data, true),
};

export const DeadAGI: Application = {
  name: 'DeadAGI',
  synopsis: 'As AGI; kept for dialplans that have it in extension h',
  syntax: 'DeadAGI(script[,argument[,…]])',
  run(channel, data) {
    warn(channel, 'DeadAGI has been deprecated, please use AGI in all cases!');
    return agi(channel, data, false);
  },
};
