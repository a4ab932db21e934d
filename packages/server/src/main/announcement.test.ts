import { describe, expect, it } from 'vitest';
import { coloursFor } from '../console/colours.js';
import { type Announcement, announce } from './announcement.js';

const facts: Announcement = {
  product: 'Amiable 1.2.3',
  version: '20.20.1',
  listeners: ['127.0.0.1:5038', '[::]:5039 (TLS)'],
  users: ['admin'],
  configFolder: '/srv/etc',
  consoleCommand: 'amiable -r',
  laidOut: undefined,
  startedInMs: 1234,
  background: false,
};
const plain = coloursFor({}, true);

describe('what a server says about itself', () => {
  it('tells where it listens, who can log in, and how to go on', () => {
    expect(announce(facts, plain)).toBe(
      [
        'Amiable 1.2.3, answering as Asterisk 20.20.1',
        '  Manager (AMI)  127.0.0.1:5038, [::]:5039 (TLS)',
        '  Log in as      admin, as manager.conf says',
        '  Configuration  /srv/etc',
        '  Console        amiable -r',
        `Ready after 1.2 s, pid ${process.pid}. Ctrl-C stops it.`,
        '',
      ].join('\n'),
    );
  });

  it('shows the secret that a first start made, and only then', () => {
    const laidOut = { folder: '/srv', configFile: '/srv/etc/asterisk.conf', created: ['/srv/etc/manager.conf'] };
    expect(announce({ ...facts, laidOut: { ...laidOut, adminSecret: 'wonderful' } }, plain)).toMatch(
      /Username: admin\n {2}Secret: {3}wonderful\n/,
    );
    expect(announce({ ...facts, laidOut }, plain)).not.toContain('Secret');
    expect(announce(facts, plain)).not.toContain('first start');
  });

  it('says what to change when nobody can connect or log in', () => {
    const text = announce({ ...facts, listeners: [], users: [] }, plain);
    expect(text).toContain('off: enabled = no in manager.conf');
    expect(text).toContain('nobody: manager.conf has no users');
  });

  it('names some of many users', () => {
    const users = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(announce({ ...facts, users }, plain)).toContain('a, b, c, d, e and 2 more, as manager.conf says');
  });

  it('leaves Ctrl-C out in the background', () => {
    expect(announce({ ...facts, background: true }, plain)).not.toContain('Ctrl-C');
  });
});
