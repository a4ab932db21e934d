import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const pathOf = (name: string) => fileURLToPath(new URL(`../bench/${name}`, import.meta.url));
const bench = (...args: string[]) => run(process.execPath, [pathOf('main.mjs'), ...args]);

interface Result {
  readonly case: string;
  readonly label: string;
  readonly figure?: number;
  readonly beside?: number;
  readonly ratio?: number;
  readonly target?: object;
  readonly problem?: string;
}

let bare: ChildProcess;
let port = 0;

beforeAll(async () => {
  bare = spawn(process.execPath, [pathOf('bare-server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [text] = await once(bare.stdout as NodeJS.ReadableStream, 'data');
  port = Number(text);
});
afterAll(() => {
  bare.kill();
});

const tiny = ['--seconds', '0.05', '--rounds', '1', '--readers', '1,3', '--under-way', '2', '--sessions', '40'];
const target = () => ['--host', '127.0.0.1', '--port', String(port), '--secret', 'any'];
const measure = async (...args: string[]): Promise<Result[]> =>
  JSON.parse((await bench(...target(), ...tiny, '--json', ...args)).stdout).results;

describe('each case runs against any server, and reports a figure and the one beside it', () => {
  test.each([
    ['ping', ['ping, window 500']],
    ['rtt', ['round trip, p50', 'round trip, p99']],
    ['login', ['login, 20 at once']],
    ['fanout', ['fan-out, 1 reader', 'fan-out, 3 readers']],
    ['filter', ['filtered, 1 reader', 'filtered, 3 readers']],
    ['calls', ['calls, 2 under way']],
  ])('%s', async (name, labels) => {
    const results = await measure('--case', name);
    expect(results.map(({ label }) => label)).toEqual(labels);
    for (const { case: of, figure, beside, ratio, problem } of results) {
      expect({ of, problem }).toEqual({ of: name, problem: undefined });
      expect(figure).toBeGreaterThan(0);
      expect(beside).toBeGreaterThan(0);
      expect(ratio).toBeCloseTo((figure as number) / (beside as number));
    }
  });

  test('memory', async () => {
    const [result] = await measure('--case', 'memory', '--pid', String(bare.pid));
    // So few sessions may fit into what the process has already.
    expect(result).toMatchObject({
      label: 'memory, 40 idle sessions',
      figure: expect.any(Number),
      target: { most: 24 },
    });
    expect(result?.problem).toBeUndefined();
  });
});

test('without the process id of a foreign server, its memory is told to need one', async () => {
  const [result] = await measure('--case', 'memory');
  expect(result).toMatchObject({ case: 'memory', problem: expect.stringContaining('--pid') });
  expect(result).not.toHaveProperty('figure');
});

test.each([
  ['sound', 'ms late'],
  ['conference', '% of a core'],
])('%s is measured of our own server only', { timeout: 60_000 }, async (name, unit) => {
  expect((await measure('--case', name))[0]).toMatchObject({ problem: expect.stringContaining('our own') });
  const [result] = JSON.parse((await bench(...tiny, '--json', '--case', name)).stdout).results;
  expect(result).toMatchObject({ unit, figure: expect.any(Number), beside: expect.any(Number) });
  expect(result.problem).toBeUndefined();
});

test('the table holds the figures beside each other, and their target', async () => {
  const { stdout, stderr } = await bench(...target(), ...tiny, '--case', 'ping,filter');
  const [head, ping] = stdout.split('\n');
  expect(head).toMatch(/^case +unit +127\.0\.0\.1:\d+ +bare +ratio +target$/);
  expect(ping).toMatch(/^ping, window 500 +\/s +[\d,]+ +[\d,]+ +\d+\.\d\d +≥ 0\.40 +(reached|missed)$/);
  expect(stdout).toContain('without filters');
  expect(stderr).toContain('ping, window 500: bare, round 1 of 1');
});

test('a server that is not there is a problem of each load, and an exit code', async () => {
  const nowhere = bench('--host', '127.0.0.1', '--port', '1', ...tiny, '--case', 'ping', '--json');
  await expect(nowhere).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('ECONNREFUSED') });
});

test('what is wrong with the options is told', async () => {
  await expect(bench('--case', 'pong')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('no pong') });
  await expect(bench('--seconds', '-1')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--seconds'),
  });
  await expect(bench('--readers', '1,x')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('x is no'),
  });
});

test('--help tells every option and case', async () => {
  const { stdout } = await bench('--help');
  for (const word of [
    '--host',
    '--pid',
    '--json',
    'ping',
    'rtt',
    'login',
    'fanout',
    'filter',
    'calls',
    'sound',
    'conference',
    'memory',
  ])
    expect(stdout).toContain(word);
});

test('the driver counts right, wherever the stream is cut', async () => {
  const { counter } = await import(new URL('../bench/counter.mjs', import.meta.url).href);
  const pieces = fc.array(
    fc.constantFrom('\r\n\r\n', '\r', '\n', 'Event: Hangup\r\n', 'Event: ', 'Hang', 'up\r\n', 'x'),
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom('\r\n\r\n', 'Event: Hangup\r\n'), pieces, sizes, (needle, parts, cuts) => {
      // A needle that overlaps itself is not what it is for.
      const text = parts.join('').replaceAll('\r\n\r\n\r\n', 'x');
      const count = counter(needle);
      let found = 0;
      for (let from = 0, n = 0; from < text.length; n++) {
        const size = cuts[n % cuts.length] as number;
        found += count(Buffer.from(text.slice(from, from + size), 'latin1'));
        from += size;
      }
      expect(found).toBe(text.split(needle).length - 1);
    }),
    { numRuns: 2000 },
  );
});
