import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type AsteriskSettings, asteriskSettings } from '../config/asterisk-conf.js';
import { parseConfig } from '../config/conf-reader.js';
import { type Problem, Problems } from '../config/problem.js';

/** A configuration folder, or the texts of its files by name. Files that are not given are not there. */
export type EtcFiles = string | Readonly<Record<string, string>>;

/** The manager user that a test logs in as. */
export interface TestUser {
  readonly user: string;
  readonly secret: string;
}

/** A telephone system's own folder, in a temporary place, with a copy of a configuration. */
export interface LaidOutTest {
  readonly folder: string;
  /** Its asterisk.conf, be it there or not. */
  readonly file: string;
  readonly settings: AsteriskSettings;
  readonly problems: readonly Problem[];
}

const mainFile = 'asterisk.conf';

/** Lays out a folder for one test, with a user of its own; the configuration that was given stays untouched. */
export const layOutTest = (etc: EtcFiles, user: TestUser, data: string | undefined): LaidOutTest => {
  const folder = mkdtempSync(join(tmpdir(), 'amiable-test-'));
  const own = join(folder, 'etc');
  mkdirSync(own);
  if (typeof etc === 'string') cpSync(etc, own, { recursive: true, dereference: true });
  else for (const [name, text] of Object.entries(etc)) put(own, name, text);
  addUser(own, user);
  const file = join(own, mainFile);
  const text = existsSync(file) ? readFileSync(file, 'latin1') : '';
  const problems = new Problems();
  const reading = parseConfig(text, mainFile);
  const settings = asteriskSettings(reading.config, problems);
  return {
    folder,
    file,
    settings: { ...settings, directories: { ...settings.directories, ...foldersBelow(folder, data) } },
    problems: [...reading.problems, ...problems.list],
  };
};

const put = (folder: string, name: string, text: string): void => {
  const path = join(folder, name);
  if (relative(folder, path).startsWith('..')) throw new Error(`'${name}' is no file of a configuration folder`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/** Whatever manager.conf says, this machine alone can connect, in clear, on a port that is free. */
const addUser = (folder: string, { user, secret }: TestUser): void => {
  const path = join(folder, 'manager.conf');
  const before = existsSync(path) ? readFileSync(path, 'latin1') : '';
  const lines = [
    before,
    '[general]',
    'enabled = yes',
    'bindaddr = 127.0.0.1',
    'tlsenable = no',
    `[${user}]`,
    `secret = ${secret}`,
    'read = all',
    'write = all',
    '',
  ];
  writeFileSync(path, lines.join('\n'), 'latin1');
};

const foldersBelow = (folder: string, data: string | undefined) => ({
  astcachedir: join(folder, 'cache'),
  astetcdir: join(folder, 'etc'),
  astvarlibdir: join(folder, 'lib'),
  astdbdir: join(folder, 'lib'),
  astkeydir: join(folder, 'lib'),
  astdatadir: data ?? join(folder, 'lib'),
  astagidir: join(data ?? join(folder, 'lib'), 'agi-bin'),
  astspooldir: join(folder, 'spool'),
  astrundir: join(folder, 'run'),
  astlogdir: join(folder, 'log'),
});
