import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allClasses, classMask } from '@amiable/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { aclsPermit } from './acl.js';
import { parseClassList } from './class-list.js';
import { loadManagerSettings, managerSample } from './manager-conf.js';
import { risks } from './manager-risks.js';
import { problemText } from './problem.js';
import { secretHashMistake } from './secret-hash-syntax.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const load = (manager: string | undefined, others: Record<string, string> = {}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'amiable-manager-'));
  folders.push(folder);
  const files = manager === undefined ? others : { 'manager.conf': manager, ...others };
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, name), text, { encoding: 'latin1', mode: 0o600 });
  const reading = loadManagerSettings(folder);
  const told = reading.problems.map((problem) => problemText({ ...problem, file: path.basename(problem.file) }));
  return { ...reading, folder, told, general: reading.settings.general, users: reading.settings.users };
};
const general = (lines: string) => load(`[general]\n${lines}\n`);
const user = (lines: string, others: Record<string, string> = {}) => {
  const loaded = load(`[general]\n[joe]\n${lines}\n`, others);
  return { ...loaded, joe: loaded.users[0] };
};

describe('[general] of manager.conf', () => {
  it('has the defaults of Asterisk', () => {
    expect(general('').general).toEqual({
      enabled: false,
      webenabled: false,
      bind: { host: '::', port: 5038 },
      tlsenable: false,
      tlsbind: { host: '::', port: 5039 },
      tlscertfile: 'asterisk.pem',
      tlsprivatekey: '',
      tlscipher: '',
      tlsservercipherorder: false,
      tlsdisablev1: false,
      tlsdisablev11: false,
      tlsdisablev12: false,
      allowmultiplelogin: true,
      displayconnects: true,
      timestampevents: false,
      channelvars: [],
      debug: false,
      authtimeout: 30,
      authlimit: 50,
      httptimeout: 60,
      brokeneventsaction: false,
      disabledevents: [],
      unprivileged_actions: [],
    });
  });

  it('reads addresses with and without ports; TLS takes the address of bindaddr', () => {
    expect(general('port=6000\nbindaddr=127.0.0.1').general).toMatchObject({
      bind: { host: '127.0.0.1', port: 6000 },
      tlsbind: { host: '127.0.0.1', port: 5039 },
    });
    expect(general('bindaddr=[::1]:6000\ntlsbindaddr=192.0.2.1:6001').general).toMatchObject({
      bind: { host: '::1', port: 6000 },
      tlsbind: { host: '192.0.2.1', port: 6001 },
    });
    expect(general('bindaddr=::1').general.bind.host).toBe('::1');
  });

  it('knows the names that TLS keys had before', () => {
    const { general: found, told } = general(
      'sslenable=yes\nsslbindaddr=127.0.0.1\nsslcert=a.pem\nsslprivatekey=b\nsslcipher=C',
    );
    expect(found).toMatchObject({
      tlsenable: true,
      tlsbind: { host: '127.0.0.1', port: 5039 },
      tlscertfile: 'a.pem',
      tlsprivatekey: 'b',
      tlscipher: 'C',
    });
    expect(told).toEqual([]);
  });

  it('splits lists, and keeps function calls in them', () => {
    expect(general('unprivileged_actions = bridgekick, QueueReset').general.unprivileged_actions).toEqual([
      'BridgeKick',
      'QueueReset',
    ]);
    expect(general('unprivileged_actions = all').general.unprivileged_actions).toHaveLength(8);
    expect(general('unprivileged_actions = Originate').general.unprivileged_actions).toEqual([]);
    expect(general('channelvars = A, CHANNEL(language) ,,B\ndisabledevents=VarSet').general).toMatchObject({
      channelvars: ['A', 'CHANNEL(language)', 'B'],
      disabledevents: ['VarSet'],
    });
  });

  it('tells wrong values as errors, and keeps the default', () => {
    const { general: found, told } = general('port=80\nbindaddr=127.0.0.300\nauthlimit=0\ndebug=maybe\nauthtimeout=5s');
    expect(found).toMatchObject({ bind: { host: '::', port: 5038 }, authlimit: 50, debug: false, authtimeout: 30 });
    expect(told).toEqual([
      "manager.conf:2: error: '80' is no value for port: write a whole number from 1024 to 65535; 5038 counts for now",
      expect.stringMatching(
        /^manager\.conf:3: error: '127\.0\.0\.300' is no value for bindaddr: .*; :: counts for now$/,
      ),
      "manager.conf:4: error: '0' is no value for authlimit: write a whole number, 1 or more; 50 counts for now",
      "manager.conf:5: error: 'maybe' is no value for debug: write yes or no; no counts for now",
      "manager.conf:6: error: '5s' is no value for authtimeout: write a whole number, 1 or more; 30 counts for now",
    ]);
  });

  it('tells unknown keys with what was meant, and keys that do nothing', () => {
    expect(general('displayconects=no\ntlscafile=x\nblock-sockets=yes\nzzz=1').told).toEqual([
      "manager.conf:2: warning: [general] has no key 'displayconects'; did you mean 'displayconnects'?",
      'manager.conf:3: warning: tlscafile does nothing here: the manager does not check certificates of clients',
      'manager.conf:4: warning: block-sockets does nothing here: Asterisk has dropped it',
      "manager.conf:5: warning: [general] has no key 'zzz'",
    ]);
  });

  it('refuses one address for both listeners', () => {
    expect(general('tlsenable=yes\ntlsbindaddr=[::]:5038').told).toEqual([
      expect.stringContaining('manager.conf:3: error'),
    ]);
  });

  it('cannot be started with where the file is missing, cannot be read, or does not say where to listen', () => {
    expect(load(undefined)).toMatchObject({ usable: false, problems: [{ severity: 'error' }] });
    expect(load('[general\n').usable).toBe(false);
    for (const lines of ['port=x', 'bindaddr=1.2.3', 'enabled=maybe', 'tlsenable=yse'])
      expect(general(lines).usable).toBe(false);
  });

  it('can be started with where other values, or single users, are wrong', () => {
    const loaded = load('[general]\nauthlimit=x\n[joe]\npermit=nowhere\nsecret=x\n[ann]\nsecret=y\n');
    expect(loaded.problems.map(({ severity, line }) => `${severity} ${line}`)).toEqual(['error 2', 'error 4']);
    expect(loaded.usable).toBe(true);
    expect(loaded.users.map(({ name }) => name)).toEqual(['ann']);
  });
});

describe('a user of manager.conf', () => {
  it('has no rights and the defaults of [general]', () => {
    const loaded = load('[joe]\nsecret=x\n[general]\ndisplayconnects=no\nallowmultiplelogin=no\n');
    expect(loaded.users).toMatchObject([
      {
        name: 'joe',
        line: 1,
        secret: 'x',
        secretHash: '',
        acls: [],
        read: 0,
        write: 0,
        writetimeout: 100,
        displayconnects: false,
        allowmultiplelogin: false,
        variables: [],
        eventFilters: [],
      },
    ]);
    expect(user('displayconnects=no').joe).toMatchObject({ displayconnects: false, allowmultiplelogin: true });
  });

  it('reads classes strictly: blanks do not matter, parts and empty entries grant nothing', () => {
    const { joe, told } = user('read = system, call ,\nwrite = c,CALL,bogus,none\n');
    expect(joe).toMatchObject({ read: classMask(['system', 'call']), write: classMask(['call']) });
    expect(told).toEqual([
      "manager.conf:3: warning: an entry between the commas is empty; it grants 'joe' nothing",
      "manager.conf:4: warning: 'c' is no class; did you mean 'cc'?; it grants 'joe' nothing",
      "manager.conf:4: warning: 'bogus' is no class; it grants 'joe' nothing",
    ]);
    expect(user('read=all\nwrite=').joe).toMatchObject({ read: allClasses, write: 0 });
  });

  it('has all variables, the newest first', () => {
    const { joe, told } = user('setvar=A=1\nsetvar = B = x=y\nsetvar=oops');
    expect(joe?.variables).toEqual([
      ['B', ' x=y'],
      ['A', '1'],
    ]);
    expect(told).toEqual([expect.stringContaining('manager.conf:5: warning')]);
  });

  it('has all event filters, legacy and advanced', () => {
    const { joe, told } = user(
      'eventfilter=!Event: VarSet\neventfilter(name(Newchannel),header(Channel),method(ends_with)) = ;1\neventfilter(name(A)) =\n',
    );
    expect(joe?.eventFilters).toEqual([
      { action: 'exclude', method: 'regex', expression: 'Event: VarSet' },
      // The wrong one keeps everything away.
      { action: 'exclude', method: 'none', expression: '' },
      { action: 'include', name: 'A', method: 'none', expression: '' },
    ]);
    expect(told).toEqual([
      expect.stringMatching(/^manager\.conf:4: error: the event filter cannot be read: the method ends_with needs/),
    ]);
    expect(user('eventfilter(header(Channel),method(ends_with)) = \\;1').joe?.eventFilters).toMatchObject([
      { expression: ';1' },
    ]);
  });

  it('must pass its own rules and each named list', () => {
    const acls = { 'acl.conf': '[office]\ndeny=0.0.0.0/0\npermit=192.0.2.0/24\n' };
    const { joe, told } = user('acl=office\ndeny=192.0.2.9', acls);
    expect(joe?.acls.map(({ name }) => name)).toEqual(['', 'office']);
    expect(['192.0.2.1', '192.0.2.9', '198.51.100.1'].map((ip) => aclsPermit(joe?.acls ?? [], ip))).toEqual([
      true,
      false,
      false,
    ]);
    expect(told).toEqual([]);
  });

  it('cannot log in with a list that is not there or is wrong', () => {
    const acls = { 'acl.conf': '[office]\npermit=nowhere\n' };
    expect(aclsPermit(user('acl=office', acls).joe?.acls ?? [], '127.0.0.1')).toBe(false);
    const { joe, told } = user('acl=offise', acls);
    expect(aclsPermit(joe?.acls ?? [], '127.0.0.1')).toBe(false);
    expect(told).toContain(
      "manager.conf:3: error: acl.conf has no list 'offise'; did you mean 'office'?. Until then 'joe' cannot log in",
    );
  });

  it('is not there at all with a wrong rule', () => {
    const { users, told } = user('permit=127.0.0.1,nowhere');
    expect(users).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/^manager\.conf:3: error: 'nowhere' is no address.*'joe' cannot log in$/),
    ]);
  });

  it('may inherit from a template, and is one for two sections of a name', () => {
    const { users, told } = load(
      '[base](!)\nread=call\n[joe](base)\nwrite=call\n[ann](base)\nread=user\n[JOE]\nsecret=x\n',
    );
    expect(users.map(({ name, read, write, secret }) => [name, read, write, secret])).toEqual([
      ['joe', classMask(['call']), classMask(['call']), 'x'],
      ['ann', classMask(['user']), 0, ''],
    ]);
    expect(told).toEqual([]);
  });

  it('is told of wrong values and unknown keys', () => {
    expect(user('writetimout=1\nwritetimeout=5').told).toEqual([
      "manager.conf:3: warning: a user has no key 'writetimout'; did you mean 'writetimeout'?",
      "manager.conf:4: warning: '5' is no value for writetimeout: write a whole number, 100 or more; 100 counts for now",
    ]);
  });

  it('may have the hash of a secret, if it can be used', () => {
    const hash = '$scrypt$ln=15,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA';
    expect(user(`secret_hash=${hash}`).joe?.secretHash).toBe(hash);
    const { joe, told } = user('secret_hash=$scrypt$ln=30,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA');
    expect(joe?.secretHash).toBe('');
    expect(told).toEqual([expect.stringContaining('manager.conf:3: error')]);
    for (const wrong of ['x', hash.replace('15', '5'), hash.replace('c2FsdHNhbHQ', 'c2E'), hash.replace('p=1', 'p=99')])
      expect(secretHashMistake(wrong), wrong).toBeTypeOf('string');
  });
});

describe('users.conf', () => {
  const users = `[general]\nsecret=shared\nread=all\nhasmanager=yes\n[6000]\nhasmanager=yes\nwrite=call\nfullname=Six\n[6001]\n[joe]\nhasmanager = yes\n`;

  it('gives the users that have hasmanager, before those of manager.conf', () => {
    const loaded = load('[joe]\nwrite=user\n[ann]\n', { 'users.conf': users });
    expect(loaded.users.map(({ name, secret, read, write }) => [name, secret, read, write])).toEqual([
      ['6000', 'shared', allClasses, classMask(['call'])],
      ['joe', 'shared', allClasses, classMask(['user'])],
      ['ann', '', 0, 0],
    ]);
    expect(loaded.told).toEqual([]);
  });
});

describe('risks', () => {
  const found = (text: string, mode = 0o600, context = {}) => {
    const { settings, file } = load(text);
    chmodSync(file, mode);
    return risks(settings, { file, liveDangerously: false, execIncludes: false, ...context }).map(
      ({ severity, line, message }) => {
        expect(severity).toBe('risk');
        return `${line}: ${message}`;
      },
    );
  };
  const safe = 'secret=correct-horse-battery\ndeny=0.0.0.0/0,::/0\npermit=127.0.0.1\n';

  it('are none where only this machine is let in', () => {
    expect(found(`[general]\nenabled=yes\nbindaddr=127.0.0.1\n[joe]\n${safe}`)).toEqual([]);
    expect(
      found('[general]\nenabled=yes\nbindaddr=127.0.0.1\n[joe]\nsecret=correct-horse-battery\nwrite=all\n'),
    ).toEqual([]);
  });

  it.each([
    ['joe', "the user's name"],
    ['Password', 'everybody tries'],
    ['short', '5 characters'],
  ])('are told of the secret %s', (secret, message) => {
    expect(found(`[joe]\nsecret=${secret}\n`)).toEqual([expect.stringContaining(message)]);
  });

  it('are told of a listener without TLS, and of users who may come from everywhere', () => {
    const told = found(
      `[general]\nenabled=yes\n[joe]\nsecret=correct-horse-battery\nwrite=system,call\n[ann]\n${safe}`,
    );
    expect(told).toEqual([
      expect.stringContaining('[::]:5038 without TLS'),
      expect.stringMatching(/^3: 'joe' may log in from every IPv4 and IPv6 address, and may write system;/),
    ]);
  });

  it('are told of rules that forget IPv6', () => {
    const told = found(
      '[general]\nenabled=yes\n[joe]\nsecret=correct-horse-battery\ndeny=0.0.0.0/0\npermit=127.0.0.1\n',
    );
    expect(told[1]).toContain('deny = ::/0 as well');
    expect(
      found(`[general]\nenabled=yes\nbindaddr=0.0.0.0\n[joe]\nsecret=correct-horse-battery\ndeny=0.0.0.0/0\n`),
    ).toHaveLength(1);
  });

  it('are told of what else opens doors', () => {
    const text = `[general]\nenabled=yes\nwebenabled=yes\nbindaddr=127.0.0.1\n[joe]\n${safe}write=config\n`;
    const told = found(text, 0o644, { liveDangerously: true, execIncludes: true });
    for (const word of ['webenabled', 'live_dangerously', 'execincludes', 'chmod'])
      expect(told.filter((line) => line.includes(word))).toHaveLength(1);
  });
});

describe('a list of classes', () => {
  it('grants only whole names', () => {
    for (const text of ['call,,cdr', ',call,cdr,', ' call , cdr ', 'cdr,call,cal,calls'])
      expect(parseClassList(text).classes, text).toBe(classMask(['call', 'cdr']));
    for (const text of ['', 'none', ',', 'c', '-1', '7', 'al']) expect(parseClassList(text).classes, text).toBe(0);
  });
});

describe('the sample', () => {
  it('can be used as it stands, and with every line of [general] in force', () => {
    expect(load(managerSample()).told).toEqual([]);
    const inForce = managerSample().replace(/^;(\w+ =)/gm, '$1');
    const text = inForce.slice(0, inForce.indexOf('\n\n'));
    expect(load(text).told).toEqual([]);
    expect(text).toContain('\nauthtimeout = 30');
  });
});
