import { chmodSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { seen } from '../../../testing/agi.js';
import { startCaller, type TestCaller } from '../../../testing/keys.js';
import { definition } from './module.js';

let caller: TestCaller;
let server: Server | undefined;
let socket: Socket | undefined;
let heard = '';
afterEach(async () => {
  await caller?.close();
  socket?.destroy();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = socket = undefined;
  heard = '';
});

/** Calls a server by ExternalIVR; `%` stands for its address. */
const connect = async (line: string, more = ''): Promise<void> => {
  server = createServer((accepted) => {
    socket = accepted.setEncoding('latin1').on('data', (text) => {
      heard += text;
    });
    accepted.on('error', () => {});
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = `ivr://127.0.0.1:${(server.address() as AddressInfo).port}`;
  caller = await startCaller([line.replace('%', address), 'NoOp(after)', 'Wait(9)'], [definition], {
    sounds: ['one', 'two'],
    more: more.replace('%', address),
    ms: 10,
  });
  await seen(() => socket);
};

/** What the server has been told so far, times left out. */
const told = (): readonly string[] =>
  heard
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(.),\d+/, '$1'));

/** Sends lines, and waits until the last one, which asks for a variable, has been answered. */
let asked = 0;
const say = async (...lines: readonly string[]): Promise<void> => {
  asked += 1;
  socket?.write(`${[...lines, `G,ASKED${asked}`].join('\n')}\n`);
  await seen(() => (told().includes(`G,ASKED${asked}=`) ? true : undefined));
};
/** As `say`; gives what came of it, without the answer to the question. */
const ask = async (...lines: readonly string[]): Promise<readonly string[]> => {
  const before = told().length;
  await say(...lines);
  return told()
    .slice(before)
    .filter((line) => !line.startsWith('G,ASKED'));
};
/** Lets time pass, and gives what the server was told in it. */
const after = async (ms: number): Promise<readonly string[]> => {
  const before = told().length;
  await caller.clock.advance(ms);
  await say();
  return told()
    .slice(before)
    .filter((line) => !line.startsWith('G,ASKED'));
};
const ended = (step: string) => seen(() => (caller.steps().includes(step) ? true : undefined));

describe('ExternalIVR with a server', () => {
  it('tells of its arguments, variables and digits', async () => {
    await connect('ExternalIVR(%(a,b,"c d"))');
    expect((await ask('P,1'))[0]).toMatch(/^P,ivr:\/\/127\.0\.0\.1:\d+,a,b,c d$/);
    expect(await ask('V,A=1,B=two,C', 'G,A,B,NONE')).toEqual(['G,A=1,B=two,NONE=']);
    expect(caller.valuesOf('C')).toEqual(['']);
    expect(await ask('L,hello log', 'nonsense', 'P', 'Q,1')).toEqual([]);
    expect(caller.logged).toContain(
      'NOTICE app_externalivr: Local/line@line-00000000;1: Log message from EIVR: hello log',
    );
    await caller.press('5#');
    await say();
    expect(told().filter((line) => /^[5#]$/.test(line))).toEqual(['5', '#']);
    expect(heard).toMatch(/^5,\d{9,10}$/m);
  });

  it('plays what stands in its list, and tells what was heard, cut off and dropped', async () => {
    await connect('ExternalIVR(%)');
    await say('S,one', 'A,two');
    expect(await after(1000)).toEqual(['F,one']);
    expect(await after(1000)).toEqual(['F,two']);
    await say('S,one', 'A,two', 'A,one');
    expect(await ask('S,two')).toEqual(['T,one', 'D,two', 'D,one']);
    expect(await ask('I,1')).toEqual(['T,two']);
    expect(await ask('A,nowhere')).toEqual(['Z,nowhere']);
    expect(await after(3000)).toEqual([]);
  });

  it('clears the list at a digit only where that is asked for', async () => {
    await connect('ExternalIVR(%)');
    await say('S,one', 'A,two');
    await caller.press('1');
    expect(await ask('O,autoclear', 'O,whatever')).toEqual([]);
    await caller.press('2');
    await say();
    expect(told().filter((line) => !line.startsWith('G,'))).toEqual(['1', '2', 'T,one', 'D,two']);
    expect(caller.logged.at(-1)).toContain('Unknown option requested: whatever');
  });

  it('sends digits', async () => {
    await connect('ExternalIVR(%)');
    socket?.write('D,12\n');
    const sent = () => caller.events('DTMFEnd').map(({ Digit, Channel }) => `${Digit} ${Channel?.slice(-2)}`);
    await seen(() => (caller.events('DTMFBegin').length > 0 ? true : undefined));
    await caller.clock.advance(700);
    expect(sent()).toEqual(['1 ;2', '2 ;2']);
  });

  it.each([
    ['E,done', ['E'], true],
    ['X,done', [], true],
    ['H,done', ['H'], false],
  ])('%s ends it', async (line, events, goesOn) => {
    await connect('ExternalIVR(%)');
    socket?.write(`${line}\n`);
    if (goesOn) await ended('2 NoOp(after)');
    else await seen(() => (caller.kernel.channels.size === 0 ? true : undefined));
    await seen(() => (told().length === events.length ? true : undefined));
    expect(told()).toEqual(events);
  });

  it('ends the call where the server goes away', async () => {
    await connect('ExternalIVR(%)');
    socket?.end();
    await seen(() => (caller.kernel.channels.size === 0 ? true : undefined));
    expect(caller.steps()).not.toContain('2 NoOp(after)');
  });

  it('tells of the end of the call', async () => {
    await connect('ExternalIVR(%)');
    await caller.hangUp();
    await seen(() => (told().includes('H') ? true : undefined));
    expect(caller.kernel.channels.size).toBe(0);
  });

  it('leaves the end of the call to the server with option i', async () => {
    await connect('ExternalIVR(%,i)');
    await caller.hangUp();
    await seen(() => (told().includes('I,HANGUP') ? true : undefined));
    expect(await ask('A,one', 'V,LATE=1')).toEqual(['Z']);
    expect(caller.valuesOf('LATE')).toEqual(['1']);
    socket?.write('H,bye\n');
    await seen(() => (caller.kernel.channels.size === 0 ? true : undefined));
  });

  it('runs on what has hung up with option d alone', async () => {
    await connect('Hangup()', 'exten => h,1,ExternalIVR(%,d)\n same => n,NoOp(end)\n');
    await say('V,LATE=1');
    expect(told().filter((line) => !line.startsWith('G,'))).toEqual([]);
    socket?.write('E,bye\n');
    await ended('h,2 NoOp(end)');
  });

  it('plays nothing with option n until it is told to answer', async () => {
    await connect('ExternalIVR(%,n)');
    await say('A,one');
    expect(await after(2000)).toEqual([]);
    await say('T,1');
    expect(await after(1000)).toEqual(['F,one']);
  });
});

describe('ExternalIVR with a program', () => {
  const run = async (script: string, data = ''): Promise<string> => {
    caller = await startCaller(['Wait(1)'], [definition]);
    const file = join(caller.folder, 'menu.sh');
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    const name = 'Local/line@line/n';
    await caller.originate({ Channel: name, Application: 'ExternalIVR', Data: `${file}${data}` }, 10);
    return file;
  };

  it('gives it its arguments, answers it and logs its errors', async () => {
    const file = await run(
      'echo "V,ARGS=$1-$2"; echo "P,1"; read line; echo oops >&2; echo "V,LINE=${line#P,*,}" | tr , +; echo "E,1"',
      '(a,b\\,c)',
    );
    await seen(() => (caller.logged.some((line) => line.endsWith('stderr: oops')) ? true : undefined));
    await seen(() => (caller.valuesOf('ARGS').includes('a-b') ? true : undefined));
    expect(file).toContain('menu.sh');
  });

  it('ends the call where it ends or cannot be run', async () => {
    await run('exit 0');
    await seen(() => (caller.logged.some((line) => line.endsWith('Child process went away')) ? true : undefined));
    await caller.originate({ Channel: 'Local/line@line/n', Application: 'ExternalIVR', Data: '/nowhere/x' }, 10);
    await seen(() =>
      caller.logged.some((line) => line.includes("Failed to execute '/nowhere/x'")) ? true : undefined,
    );
    await caller.originate({ Channel: 'Local/line@line/n', Application: 'ExternalIVR', Data: 'ivr://127.0.0.1:1' }, 10);
    await seen(() =>
      caller.logged.some((line) => line.endsWith('ivr://127.0.0.1:1 cannot be reached')) ? true : undefined,
    );
  });

  it('is ended with the module', async () => {
    await run('echo "V,PID=$$"; sleep 600');
    const pid = Number(await seen(() => caller.valuesOf('PID')[0]));
    await caller.kernel.modules.unload('app_externalivr', { force: true });
    const isGone = (): boolean => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    };
    expect(await seen(() => (isGone() ? true : undefined))).toBe(true);
  });
});
