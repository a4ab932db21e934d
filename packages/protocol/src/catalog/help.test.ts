import { describe, expect, test } from 'vitest';
import { ack, action, list, text, texts } from './action.js';
import { bridgeSnapshot, channelSnapshot, event, header, optionalHeader } from './event.js';
import { describeAction, describeEvent, wireHeaders } from './help.js';
import { actionCatalog, eventCatalog } from './index.js';

const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';

const Item = event({ name: 'FruitItem', privilege: [], synopsis: 'A fruit', fields: { Name: header('Its name') } });
const fruit = action({
  name: 'Fruit',
  privilege: ['system', 'reporting'],
  module: 'builtin',
  synopsis: 'Pick fruit',
  description: long,
  seeAlso: ['Basket', 'FruitItem'],
  params: {
    Tree: text({ required: 'No tree', description: 'Where it grows' }),
    Kind: text({ description: 'What it is', values: ['apple', 'pear'], default: 'apple' }),
    Note: texts({ description: 'A note' }),
  },
  reply: list('Fruit will follow', [Item], 'FruitComplete'),
});

describe('the help of an action', () => {
  const lines = describeAction(fruit);
  const after = (title: string, count: number) => lines.slice(lines.indexOf(title) + 1).slice(0, count);

  test('begins with the syntax, optional headers in brackets', () => {
    expect(lines.slice(0, 7)).toEqual([
      '[Syntax]',
      'Action: Fruit',
      '[ActionID:] <value>',
      'Tree: <value>',
      '[Kind:] <value>',
      '[Note:] <value>',
      '',
    ]);
  });

  test('breaks a long description between words at 80 columns', () => {
    const description = after('[Description]', 2);
    expect(description.join(' ')).toBe(long);
    expect(description.every((line) => line.length <= 80)).toBe(true);
    expect(`${description[0]} ${description[1]?.split(' ')[0]}`.length).toBeGreaterThan(80);
  });

  test('gives values and default of an argument below its words', () => {
    const at = lines.indexOf('Kind');
    expect(lines.slice(at, at + 4)).toEqual([
      'Kind',
      '    What it is',
      '    Values: apple, pear',
      '    Default: apple',
    ]);
  });

  test('says which argument may be given several times', () => {
    const at = lines.indexOf('Note');
    expect(lines.slice(at, at + 3)).toEqual(['Note', '    A note', '    May be given several times']);
    expect(lines.filter((line) => line.includes('several times'))).toHaveLength(1);
  });

  test('names the classes, the items of the list and the event that closes it', () => {
    expect(after('[Privilege]', 1)).toEqual(['system,reporting,all']);
    expect(after('[List Responses]', 1)).toEqual(['Event: FruitItem']);
    expect(after('[Final Response]', 1)).toEqual(['Event: FruitComplete']);
    expect(after('[See Also]', 1)).toEqual(['Basket, FruitItem']);
  });

  test('says None where no list follows and Not available where nothing is told', () => {
    const bare = describeAction(action({ name: 'Bare', privilege: [], module: 'builtin', params: {}, reply: ack('') }));
    expect(bare).toContain('<none>');
    expect(bare.slice(bare.indexOf('[List Responses]') + 1)).toEqual(['None', '', '[Final Response]', 'None', '']);
    expect(bare[bare.indexOf('[See Also]') + 1]).toBe('Not available');
  });
});

describe('the help of an event', () => {
  const Moved = event({
    name: 'Moved',
    privilege: ['call'],
    synopsis: 'Somebody moved',
    fields: { destChannel: channelSnapshot('Dest'), bridge: bridgeSnapshot(), Why: optionalHeader('The reason') },
  });

  test('takes blocks apart in wire order, each name behind the prefix', () => {
    const names = wireHeaders(Moved).map(({ name }) => name);
    expect(names[0]).toBe('DestChannel');
    expect(names[13]).toBe('DestLinkedid');
    expect(names[14]).toBe('BridgeUniqueid');
    expect(names.at(-1)).toBe('Why');
    expect(names).toHaveLength(14 + 8 + 1);
  });

  test('shows the privilege as it stands on the wire, and brackets around what may be missing', () => {
    expect(describeEvent(Moved).slice(0, 4)).toEqual([
      '[Syntax]',
      'Event: Moved',
      'Privilege: call,all',
      'DestChannel: <value>',
    ]);
    expect(describeEvent(Moved)).toContain('[Why:] <value>');
    expect(describeEvent(Item)[2]).toBe('Name: <value>');
  });
});

test('the help of the whole catalog keeps to 80 columns, but for names that are longer', () => {
  const lines = [
    ...[...actionCatalog.values()].flatMap(describeAction),
    ...[...eventCatalog.values()].flatMap(describeEvent),
  ];
  expect(lines.length).toBeGreaterThan(5000);
  expect(lines.filter((line) => line.length > 80 && line.trim().includes(' ') && !/: <value>|:\] /.test(line))).toEqual(
    [],
  );
});
