import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { mostBytes } from './fetch-url.js';
import { definition } from './module.js';

let system: TestFunctions;
let server: Server;
let base: string;
const silent = new Set<() => void>();

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const { method, url, headers } = request;
      if (url === '/silent') {
        for (const tell of silent) tell();
        return;
      }
      if (url === '/away') response.writeHead(302, { Location: '/echo' }).end();
      else if (url === '/loop') response.writeHead(302, { Location: '/loop' }).end();
      else if (url === '/long') response.end('x'.repeat(mostBytes + 1));
      else if (url === '/pairs') response.end('name=A%20b&list=1,2');
      else if (url === '/missing') response.writeHead(404).end('no');
      else
        response.end(
          `${method} ${body} ${headers['user-agent']} ${headers['x-one'] ?? ''} ${headers.authorization ?? ''} ${headers.referer ?? ''}\r\n`,
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  system = await startFunctions([definition]);
});
afterEach(() => system.close());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Resolves when the server has a request that it leaves without an answer. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    const tell = (): void => {
      silent.delete(tell);
      resolve();
    };
    silent.add(tell);
  });

describe('CURL', () => {
  it('gets and posts', async () => {
    expect(await system.read(`CURL(${base}/echo)`)).toBe('GET  asterisk-libcurl-agent/1.0   ');
    expect(await system.read(`CURL(${base}/echo,a=1&b=2)`)).toBe('POST a=1&b=2 asterisk-libcurl-agent/1.0   ');
  });

  it('sends what CURLOPT says, of the channel before that of all', async () => {
    await system.writeOutside('CURLOPT(useragent)', 'all');
    await system.write('CURLOPT(useragent)', 'mine');
    await system.write('CURLOPT(httpheader)', 'X-One: 1');
    await system.write('CURLOPT(userpwd)', 'u:p');
    await system.write('CURLOPT(referer)', 'r');
    expect(await system.read('CURLOPT(useragent)')).toBe('mine');
    expect(await system.readOutside('CURLOPT(useragent)')).toBe('all');
    expect(await system.read(`CURL(${base}/echo)`)).toBe('GET  mine 1 Basic dTpw r');
    expect(await system.write('CURLOPT(colour)', 'x')).toBe(false);
    expect(await system.read('CURLOPT(colour)')).toBe('');
  });

  it('goes where it is sent, but not for ever', async () => {
    expect(await system.read(`CURL(${base}/away)`)).toMatch(/^GET {2}asterisk/);
    expect(await system.read(`CURL(${base}/loop)`)).toBe('');
    await system.write('CURLOPT(followlocation)', '0');
    expect(await system.read(`CURL(${base}/away)`)).toBe('');
  });

  it('takes pairs apart for HASH', async () => {
    await system.write('CURLOPT(hashcompat)', 'yes');
    expect(await system.read(`CURL(${base}/pairs)`)).toBe('A b,"1,2"');
    expect(system.channel.variables.get('~ODBCFIELDS~')).toBe('name,list');
  });

  it('fails for statuses that are to fail, for what is too long, and for other schemes', async () => {
    expect(await system.read(`CURL(${base}/missing)`)).toBe('no');
    await system.write('CURLOPT(failurecodes)', '404,500');
    expect(await system.read(`CURL(${base}/missing)`)).toBe('');
    expect(await system.read(`CURL(${base}/long)`)).toBe('');
    expect(await system.read('CURL(file:///etc/passwd)')).toBe('');
    expect(await system.read('CURL(nothing)')).toBe('');
  });

  it('ends with its time and with its channel', async () => {
    const first = asked();
    const late = system.read(`CURL(${base}/silent)`);
    await first;
    await system.clock.advance(180_000);
    expect(await late).toBe('');
    const second = asked();
    const left = system.read(`CURL(${base}/silent)`);
    await second;
    system.channel.hangup();
    expect(await left).toBe('');
  });

  it('is for the dialplan alone', async () => {
    expect(await system.readOutside(`CURL(${base}/echo)`)).toBe('');
    expect(system.logged.at(-1)).toContain('may not be read from outside');
  });
});
