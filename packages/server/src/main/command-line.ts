import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { isAsteriskVersion } from '../config/asterisk-conf.js';

/** What the command line asks for. */
export interface CommandLine {
  /** `server` starts one; `console` and `command` talk to a running one. */
  readonly mode: 'server' | 'console' | 'command' | 'check' | 'version';
  /** asterisk.conf, where the configuration of a home folder is not wanted (`-C`). */
  readonly configFile?: string;
  /** The home folder (`--home`). */
  readonly home?: string;
  /** The command of `-x`. */
  readonly command: string;
  /** `-R`: come back to a server that went away. */
  readonly reconnect: boolean;
  /** `-s`: the control socket, instead of the one that asterisk.conf names. */
  readonly socket?: string;
  /** `-F`: go to the background once everything runs. */
  readonly background: boolean;
  /** `-f`: stay, even where asterisk.conf says `alwaysfork`. */
  readonly foreground: boolean;
  /** `-c`: a console in the server's own terminal. */
  readonly console: boolean;
  readonly colour: boolean;
  readonly quiet: boolean;
  readonly mute: boolean;
  readonly timestamps: boolean;
  readonly verbose: number;
  readonly debug: number;
  readonly execIncludes: boolean;
  readonly priority: boolean;
  readonly user?: string;
  readonly group?: string;
  readonly maxCalls?: number;
  readonly maxLoad?: number;
  /** In megabytes. */
  readonly minFreeMemory?: number;
  /** The Asterisk version to answer as. */
  readonly asteriskVersion?: string;
  /** Where manager clients are listened for, instead of the port of manager.conf. */
  readonly port?: number;
}

/** The command line is wrong, or was only a question: what to print, and the exit status. */
export class CommandLineEnd extends Error {
  constructor(
    readonly exitCode: number,
    readonly output: string,
  ) {
    super(output);
    this.name = 'CommandLineEnd';
  }
}

/**
 * Reads the command line: Asterisk's own switches, and some of ours.
 * @throws CommandLineEnd for `--help` and for what is wrong.
 */
export const parseCommandLine = (args: readonly string[]): CommandLine => {
  let printed = '';
  const command = describeCommand()
    .exitOverride()
    .configureOutput({ writeOut: (text) => (printed += text), writeErr: (text) => (printed += text) });
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new CommandLineEnd(error.exitCode, printed);
  }
  const [stray] = command.args;
  const options = command.opts<Options>();
  if (stray === undefined) return interpret(options);
  const whole = [options.x, ...command.args].filter((word) => word !== undefined).join(' ');
  throw new CommandLineEnd(1, `error: '${stray}' is no switch. Put a command in quotes: amiable -rx "${whole}"\n`);
};

interface Options {
  C?: string;
  home?: string;
  f?: true;
  F?: true;
  c?: true;
  r?: true;
  R?: true;
  x?: string;
  s?: string;
  version?: true;
  v?: number;
  d?: number;
  q?: true;
  m?: true;
  n?: true;
  T?: true;
  X?: true;
  p?: true;
  U?: string;
  G?: string;
  M?: number;
  L?: number;
  e?: number;
  check?: true;
  port?: number;
  asteriskVersion?: string;
}

const interpret = (options: Options): CommandLine => {
  const remote = options.r || options.R;
  if (options.s !== undefined && !remote && options.x === undefined)
    throw new CommandLineEnd(1, 'error: -s names the socket of a running server: use it with -r, -R or -x\n');
  return {
    mode: options.version
      ? 'version'
      : options.check
        ? 'check'
        : options.x !== undefined
          ? 'command'
          : remote
            ? 'console'
            : 'server',
    ...(options.C !== undefined && { configFile: options.C }),
    ...(options.home !== undefined && { home: options.home }),
    ...(options.s !== undefined && { socket: options.s }),
    ...(options.U !== undefined && { user: options.U }),
    ...(options.G !== undefined && { group: options.G }),
    ...(options.M !== undefined && { maxCalls: options.M }),
    ...(options.L !== undefined && { maxLoad: options.L }),
    ...(options.e !== undefined && { minFreeMemory: options.e }),
    ...(options.asteriskVersion !== undefined && { asteriskVersion: options.asteriskVersion }),
    ...(options.port !== undefined && { port: options.port }),
    command: options.x ?? '',
    reconnect: options.R === true,
    background: options.F === true,
    foreground: options.f === true,
    console: options.c === true,
    colour: options.n !== true,
    quiet: options.q === true,
    mute: options.m === true,
    timestamps: options.T === true,
    verbose: options.v ?? 0,
    debug: options.d ?? 0,
    execIncludes: options.X === true,
    priority: options.p === true,
  };
};

const count = (_: string, before: number | undefined) => (before ?? 0) + 1;

const number = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('A number is wanted.');
  return value;
};

const port = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return value;
};

const version = (text: string): string => {
  if (!isAsteriskVersion(text)) throw new InvalidArgumentError('A version of Asterisk is wanted, such as 20.20.1.');
  return text;
};

const describeCommand = (): Command =>
  new Command('amiable')
    .description('An Asterisk Manager Interface server over an embedded telephone system.')
    .usage(
      '[switches]            start the server\n       amiable -rx "COMMAND"         run a command on the running server\n       amiable -r                    open a console on the running server\n       amiable --check               read the configuration and say what is wrong or risky',
    )
    .helpOption('-h, --help', 'show this help')
    .option('-V, --version', 'show the version, and the version of Asterisk that it answers as')
    .optionsGroup('Which server:')
    .option('-C <file>', 'read this asterisk.conf; without it, the home folder is used')
    .option('--home <dir>', 'the home folder (otherwise $AMIABLE_HOME, or ~/.amiable); laid out at the first start')
    .option('--port <port>', 'listen for manager clients on this port, whatever manager.conf says', port)
    .option('-s <socket>', 'reach the running server by this control socket (with -r, -R or -x)')
    .optionsGroup('A running server:')
    .option('-r', 'open a console on it')
    .option('-R', 'the same, and come back when the server does')
    .option('-x <command>', 'run one command on it and print what it says')
    .optionsGroup('Starting:')
    .option('-f', 'stay in the foreground (as without -F)')
    .option('-F', 'go to the background as soon as everything runs')
    .option('-c', 'open a console in this terminal; leaving it stops the server')
    .option('-U <user>', 'run as this user')
    .option('-G <group>', 'run as this group')
    .option('-p', 'run with a raised priority')
    .option('-M <calls>', 'refuse calls beyond this number', number)
    .option('-L <load>', 'refuse calls while the load average is higher', number)
    .option('-e <megabytes>', 'refuse calls while less memory is free', number)
    .option('-X', 'allow #exec in configuration files')
    .option('--asterisk-version <version>', 'answer as this version of Asterisk (otherwise 20.20.1)', version)
    .option('--check', 'start nothing: read the configuration and report everything wrong or risky in it')
    .optionsGroup('What is shown:')
    .option('-v', 'more about calls (again for still more)', count)
    .option('-d', 'messages for developers (again for still more)', count)
    .option('-q', 'say nothing at the start')
    .option('-m', 'no log lines on the console')
    .option('-n', 'no colours')
    .option('-T', 'times before the lines of the console')
    .optionsGroup("Asterisk's, accepted and without effect:")
    .option('-g', 'core dumps (the system decides: ulimit -c)')
    .option('-i', 'ask for the pass phrases of keys')
    .option('-I', 'internal timing')
    .option('-t', 'record under /var/tmp first')
    .option('-B', 'a black background')
    .option('-W', 'a light background')
    .allowExcessArguments()
    .showHelpAfterError('(amiable --help shows every switch)');
