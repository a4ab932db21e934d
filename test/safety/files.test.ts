import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerOf } from '../conformance/connection.js';
import type { AmiUser } from '../support/ami.js';
import type { Office } from '../support/office.js';
import { GuardedOffice } from './users.js';

let office: GuardedOffice;
let admin: AmiUser;
let editor: AmiUser;
let caller: AmiUser;
let channel: string;

const secretFile = '[private]\nsecret = of-somebody-else\n';

/** Folders beside the configuration, one with a name that begins alike, and links that lead to them. */
const layTraps = ({ folder }: Office): void => {
  for (const name of ['etc-evil', 'outside', 'spool/monitor', 'spool/monitor-evil', 'etc/below'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['etc-evil', 'outside']) writeFileSync(join(folder, name, 'secret.conf'), secretFile);
  writeFileSync(join(folder, 'etc/below/own.conf'), '[own]\na = b\n');
  symlinkSync(join(folder, 'outside/secret.conf'), join(folder, 'etc/link.conf'));
  symlinkSync(join(folder, 'outside'), join(folder, 'etc/linked'));
  symlinkSync(join(folder, 'outside'), join(folder, 'spool/monitor/linked'));
};

beforeAll(async () => {
  office = await GuardedOffice.open([], layTraps);
  [admin, editor, caller] = await Promise.all([office.login(), office.login('editor'), office.login('caller')]);
  await admin.request({
    Action: 'Originate',
    Channel: 'Local/101@office/n',
    Application: 'Wait',
    Data: '600',
    ChannelId: 'long',
  });
  channel = headerOf(await admin.event('Newchannel', { Uniqueid: 'long' }), 'Channel') ?? '';
});
afterAll(() => office.close());

const ways: readonly [what: string, file: string][] = [
  ['a name with ..', '../outside/secret.conf'],
  ['.. behind a folder that is there', 'below/../../outside/secret.conf'],
  ['a folder whose name begins alike', '../etc-evil/secret.conf'],
  ['an absolute path', 'FOLDER/outside/secret.conf'],
  ['an absolute path that begins alike', 'FOLDER/etc-evil/secret.conf'],
  ['an absolute path with .. behind the right beginning', 'FOLDER/etc/../outside/secret.conf'],
  ['a symbolic link', 'link.conf'],
  ['a folder that is a symbolic link', 'linked/secret.conf'],
  ['a NUL in the middle', '../outside/secret.conf\0.conf'],
  ['control characters', '../outside/\x01\x1bsecret.conf'],
];
const fill = (text: string): string => text.replace('FOLDER', office.office.folder);
const refusal = /^(File requires escalated privileges|Config file not found)$/;

describe('files outside of the folder of configuration', () => {
  it.each(ways)(
    'CVE-2022-42706, CVE-2023-49294, CVE-2024-53566: GetConfig, GetConfigJSON and ListCategories refuse %s',
    async (_, file) => {
      for (const Action of ['GetConfig', 'GetConfigJSON', 'ListCategories'])
        for (const user of [admin, editor]) {
          const reply = await user.request({ Action, Filename: fill(file) });
          expect(headerOf(reply, 'Message')).toMatch(refusal);
          expect(reply.join('\n')).not.toContain('of-somebody-else');
        }
    },
  );

  it('CVE-2022-42706: what lies inside is there', async () => {
    for (const Filename of ['below/own.conf', fill('FOLDER/etc/below/own.conf'), '../etc/below/own.conf'])
      expect(headerOf(await editor.request({ Action: 'GetConfig', Filename }), 'Category-000000')).toBe('own');
  });

  it.each(ways)('CVE-2023-49294: UpdateConfig neither reads nor writes by %s', async (_, file) => {
    const change = { 'Action-000000': 'NewCat', 'Cat-000000': 'mine' };
    for (const [SrcFilename, DstFilename] of [
      [fill(file), 'below/own.conf'],
      ['below/own.conf', fill(file)],
      [fill(file), fill(file)],
    ] as const) {
      const reply = await editor.request({ Action: 'UpdateConfig', SrcFilename, DstFilename, ...change });
      expect(headerOf(reply, 'Response')).toBe('Error');
    }
    for (const name of ['outside', 'etc-evil'])
      expect(readFileSync(office.path(`${name}/secret.conf`), 'utf8')).toBe(secretFile);
    expect(readFileSync(office.path('etc/below/own.conf'), 'utf8')).toBe('[own]\na = b\n');
  });

  it.each(ways)('#1122: CreateConfig makes nothing by %s', async (_, file) => {
    const Filename = fill(file).replace('secret.conf', 'new.conf');
    const reply = await editor.request({ Action: 'CreateConfig', Filename });
    expect(headerOf(reply, 'Response')).toBe('Error');
    for (const name of ['outside', 'etc-evil']) expect(readdirSync(office.path(name))).toEqual(['secret.conf']);
  });

  it('#1122: configfolders (asterisk.conf) allows further folders, and no others', async () => {
    const open = await GuardedOffice.open([], (one) => {
      layTraps(one);
      one.replace(
        'asterisk.conf',
        '[directories]',
        `[options]\nconfigfolders = ${join(one.folder, 'outside')}\n[directories]`,
      );
    });
    try {
      const user = await open.login('editor');
      for (const Filename of ['link.conf', 'linked/secret.conf', open.path('outside/secret.conf')]) {
        const reply = await user.request({ Action: 'GetConfig', Filename });
        expect(headerOf(reply, 'Line-000000-000000')).toBe('secret=of-somebody-else');
      }
      expect(headerOf(await user.request({ Action: 'CreateConfig', Filename: 'linked/made.conf' }), 'Response')).toBe(
        'Success',
      );
      expect(existsSync(open.path('outside/made.conf'))).toBe(true);
      const evil = await user.request({ Action: 'GetConfig', Filename: open.path('etc-evil/secret.conf') });
      expect(headerOf(evil, 'Message')).toBe('File requires escalated privileges');
    } finally {
      await open.close();
    }
  });

  it('an include or #exec that a value brings is written as text, not as a line of its own', async () => {
    const reply = await editor.request({
      Action: 'UpdateConfig',
      SrcFilename: 'below/own.conf',
      DstFilename: 'below/copy.conf',
      'Action-000000': 'Append',
      'Cat-000000': 'own',
      'Var-000000': '#exec',
      'Value-000000': office.touch,
    });
    const copy = office.path('etc/below/copy.conf');
    if (headerOf(reply, 'Response') === 'Success') expect(readFileSync(copy, 'utf8')).not.toMatch(/^#exec/m);
    await editor.request({ Action: 'GetConfig', Filename: 'below/copy.conf' });
    expect(office.isReached).toBe(false);
  });

  it.each(['../../../../tmp/x.so', '/tmp/x.so', './app_dial.so/../x.so', 'x\0.so', 'app_dial.so\x01'])(
    '#897: ModuleLoad knows no module %j',
    async (Module) => {
      for (const LoadType of ['load', 'unload', 'reload']) {
        const reply = await admin.request({ Action: 'ModuleLoad', Module, LoadType });
        expect(headerOf(reply, 'Response')).toBe('Error');
      }
    },
  );
});

describe('recordings outside of their folder', () => {
  const places: readonly [what: string, file: string][] = [
    ['..', '../../outside/evil'],
    ['.. into a folder that begins alike', '../monitor-evil/evil'],
    ['a symbolic link', 'linked/evil'],
    ['an absolute path', 'FOLDER/outside/evil'],
    ['an absolute path with ..', 'FOLDER/spool/monitor/../../outside/evil'],
  ];
  const untouched = () => {
    expect(readdirSync(office.path('outside')).filter((name) => name.startsWith('evil'))).toEqual([]);
    expect(readdirSync(office.path('spool/monitor-evil'))).toEqual([]);
  };

  it.each(places)('AST-2014-006: Monitor by a client without system refuses %s', async (_, file) => {
    const reply = await caller.request({ Action: 'Monitor', Channel: channel, File: fill(file), Format: 'wav' });
    expect(headerOf(reply, 'Message')).toBe('Could not start monitoring channel');
    untouched();
  });

  it.each(places)('AST-2014-006: ChangeMonitor by a client without system refuses %s', async (_, file) => {
    await caller.request({ Action: 'Monitor', Channel: channel, File: 'begun', Format: 'wav' });
    const reply = await caller.request({ Action: 'ChangeMonitor', Channel: channel, File: fill(file) });
    expect(headerOf(reply, 'Message')).toBe('Could not change monitored filename of channel');
    await caller.request({ Action: 'StopMonitor', Channel: channel });
    untouched();
  });

  it.each(places.filter(([, file]) => !file.startsWith('FOLDER')))(
    'CVE-2014-4046: MixMonitor does not leave its folder by %s',
    async (_, file) => {
      const reply = await admin.request({ Action: 'MixMonitor', Channel: channel, File: `${file}.wav` });
      expect(headerOf(reply, 'Message')).toBe('Could not start monitoring channel');
      untouched();
    },
  );

  it('CVE-2014-4046: MixMonitor, which runs a command, needs class system', async () => {
    const reply = await caller.request({
      Action: 'MixMonitor',
      Channel: channel,
      File: 'x.wav',
      Command: office.touch,
    });
    expect(headerOf(reply, 'Message')).toBe('Permission denied');
    expect(office.isReached).toBe(false);
  });
});
