import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

let system: TestKernel;
beforeEach(async () => {
  system = await startTestKernel({ builtins: [definition] });
});
afterEach(() => system.close());

const error = (message: string) => [`Response: Error\r\nActionID: 1\r\nMessage: ${message}\r\n`];
const success = (message: string) => [`Response: Success\r\nActionID: 1\r\nMessage: ${message}\r\n`];
const ask = (name: string, headers: Record<string, string> = {}) => system.perform(name, { ActionID: '1', ...headers });
const list = (complete: string, items: readonly string[]) => [
  'Response: Success\r\nActionID: 1\r\nEventList: start\r\nMessage: Result will follow\r\n',
  ...items,
  `Event: ${complete}\r\nActionID: 1\r\nEventList: Complete\r\nListItems: ${items.length}\r\n`,
];

describe('the database actions', () => {
  it('put, get and delete a value', async () => {
    const Family = 'lab/sub';
    expect(await ask('DBPut', { Family, Key: 'k/x', Val: '' })).toEqual(success('Updated database successfully'));
    expect(await ask('DBGet', { Family, Key: 'k/x' })).toEqual(
      list('DBGetComplete', ['Event: DBGetResponse\r\nFamily: lab/sub\r\nKey: k/x\r\nVal: \r\nActionID: 1\r\n']),
    );
    expect(await ask('DBDel', { Family, Key: 'k/x' })).toEqual(success('Key deleted successfully'));
    expect(await ask('DBDel', { Family, Key: 'k/x' })).toEqual(error('Database entry could not be deleted'));
    expect(await ask('DBGet', { Family, Key: 'k/x' })).toEqual(error('Database entry not found'));
  });

  it('list and delete trees', async () => {
    for (const Key of ['b', 'a']) await ask('DBPut', { Family: 'lab', Key, Val: `v${Key}` });
    const item = (key: string) => `Event: DBGetTreeResponse\r\nKey: /lab/${key}\r\nVal: v${key}\r\nActionID: 1\r\n`;
    expect(await ask('DBGetTree', { Family: 'lab' })).toEqual(list('DBGetTreeComplete', [item('a'), item('b')]));
    expect(await ask('DBGetTree', { Family: 'lab', Key: 'b' })).toEqual(list('DBGetTreeComplete', [item('b')]));
    expect(await ask('DBDelTree', { Family: 'lab', Key: 'b' })).toEqual(success('Key tree deleted successfully'));
    expect(await ask('DBDelTree', { Family: 'lab' })).toEqual(success('Key tree deleted successfully'));
    expect(await ask('DBDelTree', { Family: 'lab' })).toEqual(error('Database entry not found'));
    expect(await ask('DBGetTree', { Family: 'lab' })).toEqual(list('DBGetTreeComplete', []));
  });

  it.each([
    ['DBPut', {}, 'No family specified'],
    ['DBPut', { Family: 'x' }, 'No key specified'],
    ['DBGet', {}, 'No family specified.'],
    ['DBGet', { Family: 'x' }, 'No key specified.'],
    ['DBDel', {}, 'No family specified.'],
    ['DBDel', { Family: 'x' }, 'No key specified.'],
    ['DBDelTree', {}, 'No family specified.'],
    ['DBPut', { Family: 'x', Key: 'k'.repeat(2000), Val: '1' }, 'Failed to update entry'],
  ])('%s with %j is refused', async (name, headers, message) => {
    expect(await ask(name, headers)).toEqual(error(message));
  });

  it('say so where the database cannot be had', async () => {
    await system.kernel.database.close();
    expect(await ask('DBDel', { Family: 'a', Key: 'b' })).toEqual(error('Database unavailable'));
    expect(await ask('DBDelTree', { Family: 'a' })).toEqual(error('Database unavailable'));
    expect(await ask('DBPut', { Family: 'a', Key: 'b', Val: 'c' })).toEqual(error('Failed to update entry'));
  });

  it('give the server an id that it keeps', async () => {
    const id = system.kernel.database.get('pbx', 'UUID');
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    await definition.start(system.kernel);
    expect(system.kernel.database.get('pbx', 'UUID')).toBe(id);
  });
});

describe('the database commands', () => {
  it('do and print what the reference does', async () => {
    expect(await system.console('database put a b "c d"')).toEqual(['Updated database successfully']);
    expect(await system.console('database get a b')).toEqual(['Value: c d']);
    const entry = '/a/b                                              : c d                      ';
    expect(await system.console('database show a')).toEqual([entry, '1 results found.']);
    expect(await system.console('database show a b')).toEqual([entry, '1 results found.']);
    expect(await system.console('database showkey b')).toEqual([entry, '1 results found.']);
    expect((await system.console('database show')).at(-1)).toBe('2 results found.');
    expect(await system.console('database del a b')).toEqual(['Database entry removed.']);
    expect(await system.console('database get a b')).toEqual(['Database entry not found.']);
    expect(await system.console('database deltree a')).toEqual(['Database entries do not exist.']);
    await system.console('database put a b 1');
    expect(await system.console('database deltree a')).toEqual(['1 database entries removed.']);
  });

  it('show their usage when words are missing or too many', async () => {
    for (const line of ['put a b', 'get a', 'get a b c', 'del a', 'deltree', 'showkey', 'show a b c'])
      expect((await system.console(`database ${line}`))[0]).toMatch(/^Usage: database /);
  });

  it('complete families', async () => {
    await system.console('database put phones b 1');
    expect(system.kernel.commands.complete('database get p')).toEqual(['pbx', 'phones']);
  });
});
