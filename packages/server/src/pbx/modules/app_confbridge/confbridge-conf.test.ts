import { expect, it } from 'vitest';
import { parseConfig } from '../../../config/conf-reader.js';
import { Problems, problemText } from '../../../config/problem.js';
import { type ConfbridgeConfig, confbridgeConfig, listed } from './confbridge-conf.js';

const read = (text: string): { readonly config: ConfbridgeConfig; readonly problems: readonly string[] } => {
  const problems = new Problems();
  const config = confbridgeConfig(parseConfig(text, 'confbridge.conf').config, problems);
  return { config, problems: problems.list.map(problemText) };
};

it('confbridge.conf makes users, bridges and menus out of sections, and has a default of each', () => {
  const { config, problems } = read(
    '[general]\n[ann]\ntype=user\nadmin=yes\n[hall]\ntype=bridge\nmax_members=9\nsound_join=ding\n[keys]\ntype=menu\n1=no_op\n',
  );
  expect(problems).toEqual([]);
  expect(config.users.get('ann')?.settings).toMatchObject({ admin: true, marked: false, announce_only_user: true });
  expect(config.bridges.get('hall')?.settings).toMatchObject({
    max_members: 9,
    sound_join: 'ding',
    sound_leave: 'confbridge-leave',
  });
  expect(config.menus.get('keys')?.entries.map(({ digits, text }) => [digits, text])).toEqual([['1', 'no_op']]);
  expect([
    config.users.has('default_user'),
    config.bridges.has('default_bridge'),
    config.menus.has('default_menu'),
  ]).toEqual([true, true, true]);
});

it('confbridge.conf builds sections on templates of both kinds, the later line counts', () => {
  const { config, problems } = read(
    '[base](!)\ntype=user\nquiet=yes\nadmin=no\n[ann](base)\nadmin=yes\n[eve]\ntype=user\ntemplate=ann\nquiet=no\n' +
      '[keys]\ntype=menu\n1=no_op\n2=toggle_mute\n[more]\ntype=menu\ntemplate=keys\n1=leave_conference\n',
  );
  expect(problems).toEqual([]);
  expect(config.users.get('eve')?.settings).toMatchObject({ admin: true, quiet: false });
  expect(config.users.has('base')).toBe(false);
  expect(config.menus.get('more')?.entries.map(({ text }) => text)).toEqual(['toggle_mute', 'leave_conference']);
});

it.each([
  ['[a]\nadmin=yes\n', 'confbridge.conf:1: error: [a] does not say what it is'],
  ['[a]\ntype=room\n', "error: [a] is of no type 'room'"],
  ['[a]\ntype=user\nadmn=yes\n', "confbridge.conf:3: warning: [a] has no key 'admn'"],
  ['[a]\ntype=bridge\nvideo_mode=loud\n', "confbridge.conf:3: warning: 'loud' is no value for video_mode"],
  ['[a]\ntype=menu\n1=dance\n', "confbridge.conf:3: error: [a]: a menu cannot do 'dance'"],
  ['[a]\ntype=user\ntemplate=b\n', "confbridge.conf:3: error: [a] cannot be made of 'b'"],
  ['[a]\ntype=user\ntemplate=a\n', "confbridge.conf:3: error: [a] cannot be made of 'a'"],
])('confbridge.conf with %j is told: %s', (text, told) => {
  expect(read(text).problems.join('\n')).toContain(told);
});

it('confbridge.conf takes a number, yes or no for announce_user_count_all', () => {
  const all = (value: string) =>
    read(`[a]\ntype=user\nannounce_user_count_all=${value}\n`).config.users.get('a')?.settings.announce_user_count_all;
  expect(['3', 'yes', 'no'].map(all)).toEqual([3, 0, Number.POSITIVE_INFINITY]);
  expect(read('[a]\ntype=user\nannounce_user_count_all=no\n').problems).toEqual([]);
});

it('profiles are listed in the order of the reference', () => {
  const names = 'plain,boss,mark,shy,waiter,default_user';
  const { config } = read(
    names
      .split(',')
      .map((name) => `[${name}]\ntype=user\n`)
      .join(''),
  );
  expect(listed(config.users).map(({ name }) => name)).toEqual([
    'waiter',
    'mark',
    'boss',
    'shy',
    'plain',
    'default_user',
  ]);
});
