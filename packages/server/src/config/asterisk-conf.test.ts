import { describe, expect, it } from 'vitest';
import { asteriskSample, asteriskSettings, defaultAsteriskSettings } from './asterisk-conf.js';
import { parseConfig } from './conf-reader.js';
import { Problems, problemText } from './problem.js';

const read = (text: string) => {
  const problems = new Problems();
  const settings = asteriskSettings(parseConfig(text, 'asterisk.conf').config, problems);
  return { ...settings, told: problems.list.map(problemText) };
};

describe('asterisk.conf', () => {
  it('has the folders and options of Asterisk where it says nothing', () => {
    const { directories, options, files } = defaultAsteriskSettings();
    expect(directories).toMatchObject({ astetcdir: '/etc/asterisk', astrundir: '/var/run/asterisk' });
    expect(options).toMatchObject({ live_dangerously: false, execincludes: false, verbose: 0, maxload: 0 });
    expect(files.astctl).toBe('asterisk.ctl');
  });

  it('keeps the database and the keys under astvarlibdir, unless they have a place of their own', () => {
    expect(read('[directories]\nastvarlibdir => /srv/lib/\nastkeydir => /srv/keys\n').directories).toMatchObject({
      astvarlibdir: '/srv/lib/',
      astdbdir: '/srv/lib/',
      astkeydir: '/srv/keys',
    });
  });

  it('reads options under both of their names', () => {
    expect(read('[options]\ntransmit_silence = yes\nmaxload = 0.9\nconfigfolders = /a, /b\n').options).toMatchObject({
      transmit_silence_during_record: true,
      maxload: 0.9,
      configfolders: ['/a', '/b'],
    });
  });

  it('tells relative folders as errors, and unknown options with what was meant', () => {
    const { told, directories } = read('[directories]\nastetcdir => etc\n[options]\nlive_dangerusly = yes\n');
    expect(told).toEqual([
      "asterisk.conf:2: error: 'etc' is no value for astetcdir: write an absolute path; /etc/asterisk counts for now",
      "asterisk.conf:4: warning: [options] has no key 'live_dangerusly'; did you mean 'live_dangerously'?",
    ]);
    expect(directories.astetcdir).toBe('/etc/asterisk');
  });

  it('prints a sample that can be used with every line in force', () => {
    const text = asteriskSample();
    expect(text).toContain('[directories]\n;astcachedir = /var/cache/asterisk');
    expect(read(text.replace(/^;(\w+ =)/gm, '$1')).told).toEqual([]);
  });
});
