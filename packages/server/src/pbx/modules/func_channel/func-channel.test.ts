import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { readNamed, writeFunction } from '../../kernel/substitute.js';
import { definition } from './module.js';

let system: TestFunctions;
beforeAll(async () => {
  system = await startFunctions([definition]);
});
afterAll(() => system.close());

describe('functions of channels', () => {
  it('read what a channel is', async () => {
    const { channel } = system;
    const items = [
      'name',
      'uniqueid',
      'linkedid',
      'state',
      'channeltype',
      'context',
      'exten',
      'appname',
      'appdata',
      'max_forwards',
      'amaflags',
      'audioreadformat',
      'audionativeformat',
      'checkhangup',
    ];
    expect(await Promise.all(items.map((item) => system.read(`CHANNEL(${item})`)))).toEqual([
      channel.name,
      channel.uniqueid,
      channel.linkedid,
      'Up',
      'Local',
      'lines',
      'a',
      'Wait',
      '999',
      '20',
      '3',
      'slin',
      '(slin)',
      '0',
    ]);
    expect(await system.read('CHANNEL(nope)')).toBe('');
    expect(await system.readOutside('CHANNEL(name)')).toBe('');
  });

  it.each([
    ['language', 'de'],
    ['accountcode', 'acc2'],
    ['musicclass', 'jazz'],
    ['userfield', 'uf'],
    ['amaflags', '2'],
    ['max_forwards', '3'],
  ])('write %s', async (item, value) => {
    expect(await system.write(`CHANNEL(${item})`, value)).toBe(true);
    expect(await system.read(`CHANNEL(${item})`)).toBe(value);
    expect(await system.writeOutside(`CHANNEL(${item})`, value)).toBe(false);
  });

  it('refuse what cannot be written', async () => {
    expect(await system.write('CHANNEL(name)', 'x')).toBe(false);
    expect(await system.write('CHANNEL(amaflags)', 'x')).toBe(false);
    expect(await system.write('CHANNEL(amaflags)', 'billing')).toBe(true);
  });

  it('keep hangup handlers', async () => {
    const { channel } = system;
    await system.write('CHANNEL(hangup_handler_push)', 'one,s,1');
    await system.write('CHANNEL(hangup_handler_push)', 'two,s,1');
    await system.write('CHANNEL(hangup_handler_pop)', 'three,s,1');
    expect(channel.hangupHandlers).toEqual(['one,s,1', 'three,s,1']);
    await system.write('CHANNEL(hangup_handler_wipe)', '');
    expect(channel.hangupHandlers).toEqual([]);
    expect(system.events('HangupHandlerPush').map(({ Handler }) => Handler)).toEqual([
      'one,s,1',
      'two,s,1',
      'three,s,1',
    ]);
    expect(system.events('HangupHandlerPop').map(({ Handler }) => Handler)).toEqual([
      'two,s,1',
      'three,s,1',
      'one,s,1',
    ]);
    expect(await system.write('CHANNEL(hangup_handler_push)', '')).toBe(false);
  });

  it('find other channels', async () => {
    const { channel, other } = system;
    expect((await system.read('CHANNELS()')).split(' ').sort()).toEqual([channel.name, other.name].sort());
    expect(await system.read('CHANNELS(;2$)')).toBe(other.name);
    expect(await system.read('CHANNELS(()')).toBe('');
    expect(await system.read(`CHANNEL_EXISTS(${other.name})`)).toBe('1');
    expect(await system.read('CHANNEL_EXISTS(nope)')).toBe('0');
  });

  it('reach the channel that began the call', async () => {
    system.channel.variables.set('MINE', 'first');
    const scope = { kernel: system.kernel, channel: system.other, trusted: true };
    expect(await readNamed('MASTER_CHANNEL(MINE)', scope)).toBe('first');
    expect(await writeFunction('MASTER_CHANNEL(MINE)', 'second', scope)).toBe(true);
    expect(system.channel.variables.get('MINE')).toBe('second');
    expect(await system.readOutside('MASTER_CHANNEL(MINE)')).toBe('');
    expect(await system.writeOutside('MASTER_CHANNEL(MINE)', 'x')).toBe(false);
  });
});
