import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seen, startAgi, type TestAgi } from '../../../testing/agi.js';
import { silenceMs } from './conversation.js';
import { parseAgiUrl } from './fast-agi.js';

let agi: TestAgi;
let server: Server;
let url: string;
const sockets: { socket: Socket; text: string }[] = [];

beforeEach(async () => {
  sockets.length = 0;
  server = createServer({ allowHalfOpen: true }, (socket) => {
    const one = { socket, text: '' };
    sockets.push(one);
    socket.setEncoding('latin1').on('data', (text: string) => {
      one.text += text;
    });
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `agi://127.0.0.1:${(server.address() as AddressInfo).port}`;
  agi = await startAgi();
});
afterEach(async () => {
  await agi.close();
  for (const { socket } of sockets) socket.destroy();
  server.close();
});

const connected = () => seen(() => sockets[0]);
/** What the server has read, once it ends so. */
const read = (end: string): Promise<string> =>
  seen(() => (sockets[0]?.text.endsWith(end) ? sockets[0].text : undefined));
const say = async (line: string): Promise<void> => {
  (await connected()).socket.write(`${line}\n`, 'latin1');
};
const statusOf = (): Promise<string> => seen(() => agi.valuesOf('AGISTATUS').at(-1));

describe('a URL of AGI', () => {
  it.each([
    ['agi://host', { host: 'host', port: 4573, script: '', service: false }],
    ['AGI://host/', { host: 'host', port: 4573, script: '', service: false }],
    ['agi://host:1234/a/b?x=1&y', { host: 'host', port: 1234, script: 'a/b?x=1&y', service: false }],
    ['agi://[::1]:80/s', { host: '::1', port: 80, script: 's', service: false }],
    ['hagi://example.com/s', { host: 'example.com', port: 4573, script: 's', service: true }],
    ['agi://', undefined],
    ['agi://host:99999/s', undefined],
    ['agi://host:0', undefined],
    ['http://host', undefined],
  ])('%s', (text, expected) => {
    expect(parseAgiUrl(text)).toEqual(expected);
  });
});

describe('a server of FastAGI', () => {
  it('reads what the channel is and where it was asked for', async () => {
    await agi.call('Answer()', `AGI(${url}/script?x=1&y=2,arg1,arg two,)`);
    const lines = (await read('\n\n')).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'agi_network: yes',
      'agi_network_script: script?x=1&y=2',
      `agi_request: ${url}/script?x=1&y=2`,
      `agi_channel: ${agi.channel}`,
    ]);
    expect(lines.slice(-5)).toEqual(['agi_arg_1: arg1', 'agi_arg_2: arg two', 'agi_arg_3: ', '', '']);
  });

  it('is told of no script where the URL has none', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    expect(await read('\n\n')).not.toContain('agi_network_script');
  });

  it('gets answers until it closes, and the dialplan goes on', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    await read('\n\n');
    await say('GET VARIABLE EXTEN');
    await read('200 result=1 (1)\n');
    await say('NOOP\r');
    await read('510 Invalid or unknown command\n');
    await say('SET VARIABLE A b');
    await read('200 result=1\n');
    (await connected()).socket.end();
    expect(await statusOf()).toBe('SUCCESS');
    expect(await read('HANGUP\n')).toMatch(/\n200 result=1\nHANGUP\n$/);
    expect(agi.ran(';1').at(-1)).toBe('1,3 NoOp(SUCCESS)');
  });

  it('takes bytes as they are', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    await read('\n\n');
    await say('SET VARIABLE A \xe9\xff');
    await read('200 result=1\n');
    await say('GET VARIABLE A');
    await read('200 result=1 (\xe9\xff)\n');
  });

  it('is told once that the channel hangs up, may go on, and once more at its end', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    await read('\n\n');
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(10);
    await read('\n\nHANGUP\n');
    await say('ANSWER');
    await read('511 Command Not Permitted on a dead channel or intercept routine\n');
    await say('GET VARIABLE EXTEN');
    await read('200 result=1 (1)\n');
    (await connected()).socket.end();
    await read(')\nHANGUP\n');
    expect(await statusOf()).toBe('HANGUP');
  });

  it('is not told with AGISIGHUP=no', async () => {
    await agi.call('Set(AGISIGHUP=no)', `AGI(${url})`);
    await read('\n\n');
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(10);
    await say('NOOP');
    await read('200 result=0\n');
    (await connected()).socket.end();
    expect(await statusOf()).toBe('HANGUP');
    expect((await connected()).text).not.toContain('HANGUP');
  });

  it('that says nothing after a hangup is left', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    await read('\n\n');
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(silenceMs + 10);
    expect(await statusOf()).toBe('HANGUP');
    await agi.clock.advance(10);
    expect(agi.kernel.channels.get(agi.channel)).toBeUndefined();
  });

  it('that breaks the connection off lets the dialplan go on', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    await read('\n\n');
    (await connected()).socket.resetAndDestroy();
    expect(await statusOf()).toBe('SUCCESS');
  });

  it('that cannot be reached is a failure', async () => {
    server.close();
    await agi.call('Answer()', `AGI(${url}/x)`);
    expect(await statusOf()).toBe('FAILURE');
    expect(agi.logged.join('\n')).toContain(`failed for url '${url}/x'`);
  });

  it('whose name is not known is a failure', async () => {
    await agi.call('Answer()', 'AGI(agi://nowhere.invalid/x)');
    expect(await statusOf()).toBe('FAILURE');
    await agi.close();
    agi = await startAgi();
    await agi.call('Answer()', 'AGI(hagi://nowhere.invalid/x)');
    expect(await statusOf()).toBe('FAILURE');
  });

  it('ends with the module', async () => {
    await agi.call('Answer()', `AGI(${url})`);
    await read('\n\n');
    const closed = once((await connected()).socket, 'close');
    (await connected()).socket.end();
    await agi.kernel.modules.unload('res_agi', { force: true });
    await closed;
  });

  it('serves a channel in extension h, where little can be done', async () => {
    await agi.close();
    agi = await startAgi(`[over]\nexten => 1,1,Answer()\nexten => h,1,AGI(${url}/h)\n same => n,NoOp(last)\n`);
    await agi.originate({ Channel: 'Local/600@default/n', Context: 'over', Exten: '1', Priority: '1' }, 10);
    await read('\n\n');
    await say('ANSWER');
    await read('511 Command Not Permitted on a dead channel or intercept routine\n');
    (await connected()).socket.end();
    expect(await statusOf()).toBe('SUCCESS');
    await seen(() => agi.ran(';1').find((line) => line === 'h,2 NoOp(last)'));
  });
});
