import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seen, startAgi, type TestAgi } from '../../../testing/agi.js';
import { silenceMs } from './conversation.js';

let agi: TestAgi;
beforeEach(async () => {
  agi = await startAgi('exten => ramp,1,Playback(ramp)\n');
});
afterEach(() => agi.close());

const opening = 'while read l && [ -n "$l" ]; do echo "$l" >> "$0.out"; done\n';
/** A script that keeps what it reads, then does something. */
const script = (name: string, then: string): string => agi.script(name, `#!/bin/sh\n${opening}${then}\n`);
const output = (file: string): string => (existsSync(`${file}.out`) ? readFileSync(`${file}.out`, 'latin1') : '');
/** Says a line and keeps the answer; a signal may come between. */
const ask = (command: string): string =>
  `echo '${command}'; l=; read l || [ -n "$l" ] || read l; echo "> $l" >> "$0.out"`;
const statusOf = (): Promise<string> => seen(() => agi.valuesOf('AGISTATUS').at(-1));
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const pidIn = (file: string): Promise<number> =>
  seen(() => {
    const found = /pid (\d+)\n/.exec(output(file));
    return found ? Number(found[1]) : undefined;
  });

describe('a script of AGI', () => {
  it('reads what the channel is, and gets its arguments and the folders of the system', async () => {
    const file = script('a.sh', 'echo "$#: $1/$2 $AST_AGI_DIR $AST_VERSION" >> "$0.out"');
    await agi.call('Answer()', 'AGI(a.sh,one,two words)');
    expect(await statusOf()).toBe('SUCCESS');
    const lines = output(file).split('\n');
    expect(lines[0]).toBe('agi_request: a.sh');
    expect(lines).toContain(`agi_channel: ${agi.channel}`);
    expect(lines).toContain('agi_extension: 1');
    expect(lines).toContain('agi_enhanced: 0.0');
    expect(lines).toContain('agi_arg_2: two words');
    expect(lines.join('\n')).not.toContain('agi_network');
    expect(lines.at(-2)).toBe(`2: one/two words ${join(agi.folder, 'agi')} 20.20.1`);
  });

  it('gets an answer to each line, with events for each', async () => {
    const file = script(
      'a.sh',
      [ask('NOOP'), ask('GET VARIABLE EXTEN'), ask('FOO'), ask('SET VARIABLE A b')].join('\n'),
    );
    await agi.call('Answer()', 'AGI(a.sh)', 'NoOp(${A})');
    expect(await statusOf()).toBe('SUCCESS');
    expect(
      output(file)
        .split('\n')
        .filter((line) => line.startsWith('>')),
    ).toEqual(['> 200 result=0', '> 200 result=1 (1)', '> 510 Invalid or unknown command', '> 200 result=1']);
    expect(agi.events('AGIExecEnd').map(({ ResultCode }) => ResultCode)).toEqual(['200', '200', '510', '200']);
    expect(agi.ran(';1')).toContain('1,3 NoOp(b)');
  });

  it('that fails in a command or at its end is told in AGISTATUS', async () => {
    script('failing.sh', ask('STREAM FILE none ""'));
    script('three.sh', 'exit 3');
    await agi.call('Answer()', 'AGI(failing.sh)', 'AGI(three.sh)');
    await seen(() => agi.valuesOf('AGISTATUS')[1]);
    expect(agi.valuesOf('AGISTATUS')).toEqual(['FAILURE', 'FAILURE']);
  });

  it('writes its errors into the log', async () => {
    script('a.sh', 'echo "it broke" >&2');
    await agi.call('Answer()', 'AGI(a.sh)');
    await seen(() => agi.logged.find((line) => line.endsWith('res_agi: a.sh: it broke')));
  });

  it('is signalled when the channel hangs up, and may go on with what can be done then', async () => {
    const file = script(
      'a.sh',
      `trap 'echo "signalled" >> "$0.out"' HUP\n${ask('EXEC Wait 100')}\n${ask('ANSWER')}\n${ask('GET VARIABLE EXTEN')}`,
    );
    await agi.call('Answer()', 'AGI(a.sh)');
    await seen(() => agi.events('AGIExecStart')[0]);
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(10);
    expect(await statusOf()).toBe('HANGUP');
    expect(output(file)).toContain('signalled');
    expect(
      output(file)
        .split('\n')
        .filter((line) => line.startsWith('>')),
    ).toEqual([
      '> 200 result=-1',
      '> 511 Command Not Permitted on a dead channel or intercept routine',
      '> 200 result=1 (1)',
    ]);
    expect(agi.kernel.channels.get(agi.channel)).toBeUndefined();
  });

  it('is not signalled with AGISIGHUP=no', async () => {
    const file = script('a.sh', `trap 'echo signalled >> "$0.out"' HUP\n${ask('EXEC Wait 100')}`);
    await agi.call('Set(AGISIGHUP=no)', 'AGI(a.sh)');
    await seen(() => agi.events('AGIExecStart')[0]);
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(10);
    expect(await statusOf()).toBe('HANGUP');
    expect(output(file)).not.toContain('signalled');
  });

  it('is left at once with AGIEXITONHANGUP', async () => {
    script('a.sh', 'trap "" HUP; echo "EXEC Wait 100"; read l; sleep 30');
    await agi.call('Set(AGIEXITONHANGUP=yes)', 'AGI(a.sh)');
    await seen(() => agi.events('AGIExecStart')[0]);
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(500);
    expect(await statusOf()).toBe('HANGUP');
  });

  it('that says nothing and does not go is ended, with what it has started, and holds nothing back', async () => {
    const file = script(
      'a.sh',
      `trap "" HUP\necho "pid $$" >> "$0.out"\nsleep 300 & echo "child $!" >> "$0.out"\nwait`,
    );
    await agi.call('Answer()', 'AGI(a.sh)');
    const pid = await pidIn(file);
    const child = await seen(() => /child (\d+)\n/.exec(output(file))?.[1]);
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(silenceMs - 1000);
    expect(isAlive(pid)).toBe(true);
    await agi.clock.advance(2000);
    expect(await statusOf()).toBe('HANGUP');
    await seen(() => (isAlive(pid) || isRunning(Number(child)) ? undefined : true));
    await agi.clock.advance(100);
    expect(agi.kernel.channels.get(agi.channel)).toBeUndefined();
  });

  it('that closes its output lets the dialplan go on, and may stay behind for a minute', async () => {
    const file = script('a.sh', `trap "" HUP\necho "pid $$" >> "$0.out"\nexec sleep 300 >&- 2>&- <&-`);
    await agi.call('Answer()', 'AGI(a.sh)', 'Wait(500)');
    const pid = await pidIn(file);
    await seen(() => {
      void agi.clock.advance(10);
      return agi.valuesOf('AGISTATUS')[0];
    });
    expect(agi.valuesOf('AGISTATUS')).toEqual(['SUCCESS']);
    expect(isAlive(pid)).toBe(true);
    await agi.clock.advance(61_000);
    await seen(() => (isAlive(pid) ? undefined : true));
  });

  it('ends with the module', async () => {
    const file = script('a.sh', 'trap "" HUP\necho "pid $$" >> "$0.out"\nsleep 300');
    await agi.call('Answer()', 'AGI(a.sh)');
    const pid = await pidIn(file);
    await agi.kernel.modules.unload('res_agi', { force: true });
    await seen(() => (isAlive(pid) ? undefined : true));
  });

  it('that writes without reading does not fill the memory', async () => {
    const file = script(
      'a.sh',
      'echo "pid $$" >> "$0.out"\nwhile :; do echo "GET FULL VARIABLE ${0}xxxxxxxxxxxxxxxxxxxxxxxx"; done',
    );
    await agi.call('Answer()', 'AGI(a.sh)');
    await pidIn(file);
    let before = -1;
    await seen(() => {
      const count = agi.events('AGIExecEnd').length;
      const isStill = count > 100 && count === before;
      before = count;
      return isStill ? true : undefined;
    });
    await agi.perform('Hangup', { Channel: agi.channel });
    await agi.clock.advance(100);
    await agi.clock.advance(silenceMs + 100);
    expect(await statusOf()).toBe('HANGUP');
  });
});

/** Whether a process runs that is no child of this one: what has ended and is not collected does not count. */
const isRunning = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

describe('AGI runs', () => {
  const run = async (name: string): Promise<string> => {
    await agi.call('Answer()', `AGI(${name})`);
    return statusOf();
  };

  it('nothing that is not there', async () => {
    expect(await run('none.sh')).toBe('NOTFOUND');
    expect(agi.logged.join('\n')).toContain('none.sh');
  });

  it('nothing that is no program', async () => {
    mkdirSync(join(agi.folder, 'agi', 'folder'), { recursive: true });
    expect(await run('folder')).toBe('FAILURE');
  });

  it('nothing that may not be executed', async () => {
    mkdirSync(join(agi.folder, 'agi'), { recursive: true });
    writeFileSync(join(agi.folder, 'agi', 'text'), 'x', { mode: 0o644 });
    // whoever is root may execute all that anybody may, and this nobody may
    expect(await run('text')).toBe('FAILURE');
  });

  it.each([
    ['by dots', '../outside.sh'],
    ['by its path', '@/outside.sh'],
    ['by a link', 'link.sh'],
    ['beside a folder whose name begins alike', '../agi-evil/outside.sh'],
  ])('nothing outside of astagidir: %s', async (_, name) => {
    const file = script('inside.sh', '');
    const folder = agi.folder;
    mkdirSync(join(folder, 'agi-evil'));
    for (const place of ['outside.sh', 'agi-evil/outside.sh'])
      writeFileSync(join(folder, place), readFileSync(file), { mode: 0o755 });
    symlinkSync(join(folder, 'outside.sh'), join(folder, 'agi', 'link.sh'));
    expect(await run(name.replace('@', folder))).toBe('NOTFOUND');
    expect(existsSync(join(folder, 'outside.sh.out'))).toBe(false);
    expect(agi.logged.join('\n')).toContain('it lies outside of');
  });

  it('what lies inside by its whole path', async () => {
    expect(await run(script('inside.sh', ''))).toBe('SUCCESS');
  });

  it('nothing without a name: the call ends', async () => {
    await agi.call('Answer()', 'AGI()');
    expect(agi.valuesOf('AGISTATUS')).toEqual([]);
    expect(agi.ran(';1')).not.toContain('1,3 NoOp()');
    expect(agi.logged.join('\n')).toContain('AGI requires an argument (script)');
  });
});

describe('agifolders', () => {
  it.each(['/bin, /usr/bin', '/'])('names further folders in which scripts may lie: %s', async (folders) => {
    await agi.close();
    agi = await startAgi('', `agifolders = ${folders}`);
    await agi.call('Answer()', 'AGI(/bin/true)');
    expect(await statusOf()).toBe('SUCCESS');
  });
});

describe('EAGI', () => {
  it('hands the sound of the channel to the script on file descriptor 3', async () => {
    const file = script('a.sh', 'echo listens >> "$0.out"; head -c 3200 <&3 > "$0.raw"');
    const sounds = join(agi.folder, 'data', 'sounds');
    mkdirSync(sounds, { recursive: true });
    writeFileSync(join(sounds, 'ramp.sln'), new Uint8Array(Int16Array.from({ length: 16_000 }, (_, at) => at).buffer));
    await agi.call('Answer()', 'EAGI(a.sh)');
    await seen(() => (output(file).includes('agi_enhanced: 1.0') ? true : undefined));
    const far = agi.channel.replace(/1$/, '2');
    await agi.perform('Redirect', { Channel: far, Context: 'default', Exten: 'ramp', Priority: '1' });
    await agi.clock.advance(1000);
    const heard = await seen(() => {
      const bytes = existsSync(`${file}.raw`) ? readFileSync(`${file}.raw`) : Buffer.alloc(0);
      return bytes.length === 3200 ? bytes : undefined;
    });
    expect(await statusOf()).toBe('SUCCESS');
    const samples = Array.from({ length: 1600 }, (_, at) => heard.readInt16LE(2 * at));
    const start = samples.lastIndexOf(0);
    expect(start).toBeLessThan(800);
    expect(samples.slice(start)).toEqual(samples.slice(start).map((_, at) => at));
  });

  it.each(['agi://127.0.0.1:1/x', 'agi:async'])('cannot hand it to %s', async (where) => {
    await agi.call('Answer()', `EAGI(${where})`);
    expect(await statusOf()).toBe('FAILURE');
  });
});

describe('DeadAGI', () => {
  it('runs as AGI does', async () => {
    script('a.sh', ask('NOOP'));
    await agi.call('Answer()', 'DeadAGI(a.sh)');
    expect(await statusOf()).toBe('SUCCESS');
    expect(agi.logged.join('\n')).toContain('DeadAGI has been deprecated');
  });
});
