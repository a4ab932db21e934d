import { parseArgs } from 'node:util';
import { cases } from './cases/index.mjs';

const help = () => `Usage: npm run bench -- [OPTIONS]

Measures an AMI server, and beside it a bare Node server (split on blank lines, fixed answers) in the same run. Without
--host it starts our own server with a configuration of its own. Another server needs, for calls, a context [bench] with
the extension 600 (Answer, Hangup), and for everything a user with read = all and write = all.

  --host HOST         the server to measure
  --port PORT         its port (5038)
  --user USER         (admin)
  --secret SECRET
  --pid PID           its process, if it is on this machine; the case memory needs it
  --case NAME         measure only this; may be given several times, or as a list with commas
  --seconds N         how long each load lasts (3)
  --rounds N          how often each load is measured; the best counts (2)
  --readers LIST      readers of the fan-out (1,10,100,500)
  --under-way LIST    calls under way (10,50)
  --sessions N        idle sessions of the case memory (1000)
  --json              the figures as JSON on the output
  --help

Cases:
${cases.map(({ name, summary }) => `  ${name.padEnd(18)}  ${summary}`).join('\n')}

Progress goes to the error output. A figure that misses its target is told, and is no failure.`;

const flags = {
  host: { type: 'string' },
  port: { type: 'string', default: '5038' },
  user: { type: 'string', default: 'admin' },
  secret: { type: 'string', default: '' },
  pid: { type: 'string' },
  case: { type: 'string', multiple: true, default: [] },
  seconds: { type: 'string', default: '3' },
  rounds: { type: 'string', default: '2' },
  readers: { type: 'string', default: '1,10,100,500' },
  'under-way': { type: 'string', default: '10,50' },
  sessions: { type: 'string', default: '1000' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

const number = (name, text, { whole = true } = {}) => {
  const value = Number(text);
  if (text === '' || !(value > 0) || (whole && !Number.isInteger(value)))
    throw new Error(`--${name}: ${text || 'nothing'} is no positive ${whole ? 'whole ' : ''}number`);
  return value;
};
const numbers = (name, text) => text.split(',').map((part) => number(name, part.trim()));

const chosen = (names) => {
  const wanted = names.flatMap((name) => name.split(',')).map((name) => name.trim());
  for (const name of wanted)
    if (!cases.some((one) => one.name === name))
      throw new Error(`--case: there is no ${name}; there are ${cases.map((one) => one.name).join(', ')}`);
  return wanted.length === 0 ? cases : cases.filter(({ name }) => wanted.includes(name));
};

/**
 * The options of the command line.
 *
 * @param {readonly string[]} args
 * @returns {{ help: string } | { server: import('./connection.mjs').Server | undefined, cases: typeof cases,
 *   seconds: number, rounds: number, readers: number[], underWay: number[], sessions: number, json: boolean }}
 *   `server` is undefined where our own is to be started
 * @throws {Error} what is wrong, for whoever typed it
 */
export const readOptions = (args) => {
  const { values } = parseArgs({ args: [...args], options: flags });
  if (values.help) return { help: help() };
  const server = values.host && {
    name: `${values.host}:${values.port}`,
    host: values.host,
    port: number('port', values.port),
    user: values.user,
    secret: values.secret,
    pid: values.pid === undefined ? undefined : number('pid', values.pid),
  };
  return {
    server: server || undefined,
    cases: chosen(values.case),
    seconds: number('seconds', values.seconds, { whole: false }),
    rounds: number('rounds', values.rounds),
    readers: numbers('readers', values.readers),
    underWay: numbers('under-way', values['under-way']),
    sessions: number('sessions', values.sessions),
    json: values.json,
  };
};
