import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Kernel } from '../kernel.js';
import { recordingPlace } from './recording-place.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'amiable-place-'));
  folder = join(root, 'monitor');
  mkdirSync(join(root, 'monitor-evil'));
  mkdirSync(join(root, 'elsewhere'));
});
afterEach(() => rmSync(root, { recursive: true }));

const kernel = (live_dangerously = false) =>
  ({ settings: { options: { live_dangerously } } }) as unknown as Pick<Kernel, 'settings'>;
const place = (name: string, absolute = false, dangerous = false) =>
  recordingPlace(kernel(dangerous), name, { folder, absolute })?.file;

describe('where recordings go', () => {
  it('makes the folders that a name asks for', () => {
    expect(place('2026/11/call.wav')).toBe(join(folder, '2026/11/call.wav'));
    expect(existsSync(join(folder, '2026/11'))).toBe(true);
    expect(place(join(folder, 'whole.wav'))).toBe(join(folder, 'whole.wav'));
  });

  it.each(['../up.wav', 'a/../../up.wav', '../monitor-evil/x.wav', '', 'folder/', 'a\0b.wav'])(
    'refuses the name %j, and makes nothing for it',
    (name) => {
      expect(place(name)).toBeUndefined();
      expect(place(name, true)).toBeUndefined();
      expect(existsSync(join(folder, 'a'))).toBe(false);
    },
  );

  it('refuses folders that only look alike, and links that lead out', () => {
    place('first.wav');
    symlinkSync(join(root, 'elsewhere'), join(folder, 'link'));
    expect(place(join(root, 'monitor-evil/x.wav'))).toBeUndefined();
    expect(place('link/x.wav')).toBeUndefined();
    expect(place('link/new/x.wav')).toBeUndefined();
    expect(existsSync(join(root, 'elsewhere/new'))).toBe(false);
    expect(place(join(folder, 'link/x.wav'))).toBeUndefined();
  });

  it('lets absolute names lead anywhere for those who may, and all names with live_dangerously', () => {
    expect(place(join(root, 'elsewhere/x.wav'), true)).toBe(join(root, 'elsewhere/x.wav'));
    expect(place('../elsewhere/y.wav', false, true)).toBe(`${folder}/../elsewhere/y.wav`);
  });
});
