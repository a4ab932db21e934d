import { describe, expect, it } from 'vitest';
import { CommandLineEnd, parseCommandLine } from './command-line.js';

const end = (...args: string[]): CommandLineEnd => {
  try {
    parseCommandLine(args);
  } catch (error) {
    if (error instanceof CommandLineEnd) return error;
    throw error;
  }
  throw new Error('the command line was accepted');
};

describe('the command line', () => {
  it('starts a server in the foreground when nothing is said', () => {
    expect(parseCommandLine([])).toMatchObject({ mode: 'server', background: false, console: false, colour: true });
  });

  it.each([
    [['-rx', 'manager reload'], { mode: 'command', command: 'manager reload' }],
    [['-r', '-x', 'core show channels'], { mode: 'command', command: 'core show channels' }],
    [['-rnx', 'core show uptime'], { mode: 'command', command: 'core show uptime', colour: false }],
    [['-x', 'core show version'], { mode: 'command', command: 'core show version' }],
    [['-rxcore show version'], { mode: 'command', command: 'core show version' }],
    [['-x', ''], { mode: 'command', command: '' }],
    [['-r'], { mode: 'console', reconnect: false, verbose: 0 }],
    [['-vvvr'], { mode: 'console', verbose: 3 }],
    [['-rvvvddd'], { mode: 'console', verbose: 3, debug: 3 }],
    [['-R'], { mode: 'console', reconnect: true }],
    [['-cvvv'], { mode: 'server', console: true, verbose: 3 }],
    [['-fgn'], { mode: 'server', foreground: true, colour: false }],
    [
      ['-C', '/etc/asterisk/asterisk.conf', '-F'],
      { mode: 'server', configFile: '/etc/asterisk/asterisk.conf', background: true },
    ],
    [
      ['-C/tmp/a.conf', '-U', 'asterisk', '-G', 'asterisk'],
      { configFile: '/tmp/a.conf', user: 'asterisk', group: 'asterisk' },
    ],
    [['-V'], { mode: 'version' }],
    [['--check', '--home', '/srv/amiable'], { mode: 'check', home: '/srv/amiable' }],
    [['-M', '100', '-L', '4.5'], { maxCalls: 100, maxLoad: 4.5 }],
    [['--asterisk-version', '18.9-cert5'], { asteriskVersion: '18.9-cert5' }],
    [['-r', '-s', '/run/other.ctl'], { mode: 'console', socket: '/run/other.ctl' }],
    [['-qmTpX'], { quiet: true, mute: true, timestamps: true, priority: true, execIncludes: true }],
  ])('reads %j', (args, expected) => {
    expect(parseCommandLine(args)).toMatchObject(expected);
  });

  it.each([[['-h']], [['--help']]])('answers %j with its switches and status 0', (args) => {
    const { exitCode, output } = end(...args);
    expect(exitCode).toBe(0);
    expect(output).toContain('-C <file>');
    expect(output).toContain('--check');
  });

  it.each([
    [['-k'], "unknown option '-k'"],
    [['-rk'], "unknown option '-k'"],
    [['--chek'], 'Did you mean --check?'],
    [['core', 'stop', 'now'], 'amiable -rx "core stop now"'],
    [['-rx', 'core', 'show', 'version'], 'amiable -rx "core show version"'],
    [['-C'], "'-C <file>' argument missing"],
    [['-M', 'many'], 'A number is wanted.'],
    [['--asterisk-version', 'newest'], 'A version of Asterisk is wanted, such as 20.20.1.'],
    [['-s', '/run/x.ctl'], 'use it with -r, -R or -x'],
  ])('refuses %j and says why', (args, why) => {
    const { exitCode, output } = end(...args);
    expect(exitCode).toBe(1);
    expect(output).toContain(why);
  });
});
