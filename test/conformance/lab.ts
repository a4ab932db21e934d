import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { putWav } from '../../packages/server/src/testing/sound.js';
import { freePort, freeShortPort, program, startServer } from '../support/server.js';
import type { Suite } from './recording.js';

const etc = fileURLToPath(new URL('etc', import.meta.url));

export interface Lab {
  readonly port: number;
  /** Runs a line on its console. */
  console(line: string): Promise<void>;
  /** What the server has written. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts our server under the configuration of the recordings, in a folder and on a port of its own. */
export const startLab = async (suite: Suite): Promise<Lab> => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  for (const name of ['var/lib/agi-bin', 'var/spool', 'run', 'log', 'prefix/lib/asterisk/modules', 'prefix/sbin'])
    mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'prefix/var/lib/asterisk'), { recursive: true });
  cpSync(etc, join(folder, 'etc'), { recursive: true });
  for (const [name, contents] of Object.entries(suite.overlay)) writeFileSync(join(folder, 'etc', name), contents);
  for (const [name, ms] of Object.entries(suite.sounds))
    putWav(join(folder, `prefix/var/lib/asterisk/sounds/${name}.wav`), new Int16Array(ms * 8));
  const asteriskConf = join(folder, 'etc/asterisk.conf');
  const template = readFileSync(join(etc, 'asterisk.conf.in'), 'latin1');
  const text = template.replaceAll('@LAB@', folder).replaceAll('@PREFIX@', join(folder, 'prefix'));
  writeFileSync(asteriskConf, text, 'latin1');
  const port = await freeShortPort();
  replacePort(join(folder, 'etc/manager.conf'), /^port = 5038$/m, `port = ${port}`);
  replacePort(join(folder, 'etc/http.conf'), /^bindport=8088$/m, `bindport=${await freePort()}`);
  const server = await startServer(asteriskConf, port);
  return {
    port,
    console: async (line) => {
      await promisify(execFile)(process.execPath, [program, '-C', asteriskConf, '-rx', line]);
    },
    output: server.output,
    stop: async () => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const replacePort = (file: string, line: RegExp, replacement: string): void => {
  const text = readFileSync(file, 'latin1');
  if (!line.test(text)) throw new Error(`${file} has no line ${line}`);
  writeFileSync(file, text.replace(line, replacement), 'latin1');
};
