import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../../../config/conf-reader.js';
import { Problems } from '../../../config/problem.js';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition as mwi } from '../../builtin/mwi/module.js';
import { notifyProgram } from './externnotify.js';
import { messageText } from './message-file.js';
import { definition } from './module.js';
import { voicemailConfig } from './voicemail-conf.js';

let system: TestKernel;
afterEach(() => system.close());

const start = async (options: string, general = ''): Promise<void> => {
  system = await startTestKernel({
    files: {
      'asterisk.conf': `[options]\n${options}\n`,
      'voicemail.conf': `[general]\n${general}\n[default]\n100 => 1,Ann\n`,
    },
    modules: [mwi, definition],
  });
};
const [mailbox] = voicemailConfig(
  parseConfig('[default]\n100 => 1,Ann\n', 'voicemail.conf').config,
  new Problems(),
).mailboxes;

describe('externnotify', () => {
  it('runs with the mailbox and its numbers where that is allowed', async () => {
    await start('live_dangerously=yes');
    const file = join(system.folder, 'told');
    if (mailbox) notifyProgram(system.kernel, `printf '%s ' > ${file}`, mailbox, { urgent: 3, new: 1, old: 2 });
    await vi.waitFor(() => expect(readFileSync(file, 'latin1')).toBe('default 100 1 2 3 '), { timeout: 10_000 });
  });

  it('does not run without live_dangerously, and says so', async () => {
    await start('');
    const file = join(system.folder, 'told');
    if (mailbox) notifyProgram(system.kernel, `touch ${file}`, mailbox, { urgent: 0, new: 1, old: 0 });
    expect(system.logged.some((line) => line.includes('live_dangerously'))).toBe(true);
    expect(existsSync(file)).toBe(false);
  });
});

describe('pollmailboxes', () => {
  it('tells of messages that another program has put there', async () => {
    await start('', 'pollmailboxes=yes\npollfreq=10');
    const folder = join(system.folder, 'spool/voicemail/default/100/INBOX');
    mkdirSync(folder, { recursive: true });
    const names = ['origmailbox', 'context', 'macrocontext', 'exten', 'rdnis', 'priority', 'callerchan', 'callerid'];
    const more = ['origdate', 'origtime', 'category', 'msg_id', 'flag', 'duration'];
    const facts = Object.fromEntries([...names, ...more].map((name) => [name, '1']));
    writeFileSync(join(folder, 'msg0000.txt'), messageText(facts as unknown as Parameters<typeof messageText>[0]));
    system.published.length = 0;
    const clock = system.kernel.clock as unknown as { advance(ms: number): Promise<void> };
    await clock.advance(9000);
    expect(system.published).toEqual([]);
    await clock.advance(25_000);
    expect(system.published.filter(({ name }) => name === 'MessageWaiting')).toHaveLength(1);
  });
});
