import { afterEach, describe, expect, it, vi } from 'vitest';
import { coloursFor, paintLog } from './colours.js';

afterEach(() => vi.unstubAllEnvs());

const terminal = { isTTY: true };
const isColoured = (output: { isTTY?: boolean }, wanted = true): boolean =>
  coloursFor(output, wanted).bold('x') !== 'x';

describe('colours', () => {
  it('are for terminals, and for those who want them', () => {
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('TERM', 'xterm');
    expect(isColoured(terminal)).toBe(true);
    expect(isColoured({})).toBe(false);
    expect(isColoured(terminal, false)).toBe(false);
  });

  it.each([
    ['NO_COLOR', '1'],
    ['TERM', 'dumb'],
  ])('are left out with %s=%s', (name, value) => {
    vi.stubEnv(name, value);
    expect(isColoured(terminal)).toBe(false);
  });

  it.each([
    ['[Nov 23 06:00:00] ERROR[7] x: y', '[Nov 23 06:00:00] \x1b[31mERROR\x1b[0m[7] x: y'],
    ['[Nov 23 06:00:00] WARNING[7] x: ERROR[1]', '[Nov 23 06:00:00] \x1b[33mWARNING\x1b[0m[7] x: ERROR[1]'],
    ['    -- Executing [1@a:1] NoOp("ERROR[1]")', '    -- Executing [1@a:1] NoOp("ERROR[1]")'],
  ])('of %j show its level', (line, painted) => {
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('TERM', 'xterm');
    expect(paintLog(line, coloursFor(terminal, true))).toBe(painted);
    expect(paintLog(line, coloursFor({}, true))).toBe(line);
  });
});
