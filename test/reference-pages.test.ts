import {
  ack,
  action,
  actionIdWords,
  bridgeSnapshotWords,
  channelSnapshot,
  channelSnapshotWords,
  classNames,
  classWords,
  event,
  header,
  list,
  text,
} from '@amiable/protocol';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types
import { actionsPage, classesPage, deadLinks, eventsPage, wordless } from '../scripts/reference-pages.mjs';

const words = (synopsis: string) => ({ synopsis, description: `${synopsis}, really.` });

const Item = event({
  name: 'FruitItem',
  privilege: [],
  ...words('A fruit'),
  fields: { channel: channelSnapshot('Dest'), Name: header('Its name', ['a|b']) },
});
const List = action({
  name: 'FruitList',
  privilege: ['system', 'call'],
  module: 'app_fruit',
  ...words('List fruit'),
  seeAlso: ['FruitItem'],
  params: { Tree: text({ description: 'Which <tree>', required: 'No tree given' }) },
  reply: list('Fruit will follow', [Item], 'FruitListComplete'),
  fails: { noTree: 'No such tree' },
});
const Free = action({
  name: 'FruitPing',
  privilege: [],
  module: 'builtin',
  ...words('Ask'),
  params: {},
  reply: ack('Here'),
});

const protocol = { actionIdWords, bridgeSnapshotWords, channelSnapshotWords, classNames, classWords };
const catalog = { actions: [List, Free], events: [Item], protocol };
const pages = () => ({
  'actions.md': actionsPage(catalog) as string,
  'events.md': eventsPage(catalog) as string,
  'classes.md': classesPage(catalog) as string,
});

describe('the reference pages', () => {
  test('tell of an action: its classes, parameters, answer and failures', () => {
    const page = pages()['actions.md'];
    expect(page).toContain('Needs one of the classes [system](classes.md#system), [call](classes.md#call) in `write`.');
    expect(page).toContain('| `Tree` | yes | Which \\<tree\\> |');
    expect(page).toContain('then the items [FruitItem](events.md#fruititem); last `Event: FruitListComplete`');
    expect(page).toContain('| `Tree` is missing | `No tree given` |');
    expect(page).toContain('| noTree | `No such tree` |');
  });

  test('tell of an event: whom it answers, its blocks and headers, a bar in a value kept inside its cell', () => {
    const page = pages()['events.md'];
    expect(page).toContain('Item of the answer to [FruitList](actions.md#fruitlist).');
    expect(page).toContain('| `Dest` + [channel](#the-headers-of-a-channel) |  |');
    expect(page).toContain('| `Name` |  | Its name. Values: `a\\|b`. |');
  });

  test('show which class allows which action, and which action needs none', () => {
    const page = pages()['classes.md'];
    expect(page).toContain('| action | system | call |');
    expect(page).toContain('| [FruitList](actions.md#fruitlist) | ● | ● |');
    expect(page).toContain('No class is needed for [FruitPing](actions.md#fruitping).');
  });

  test('come out the same each time, and every link in them leads somewhere', () => {
    expect(pages()).toEqual(pages());
    expect(deadLinks(pages())).toEqual([]);
  });

  test('are held up by a link that leads nowhere', () => {
    const broken = actionsPage({ ...catalog, actions: [{ ...List, seeAlso: ['FruitTree'] }, Free] });
    expect(deadLinks({ ...pages(), 'actions.md': broken })).toEqual(['actions.md: events.md#fruittree']);
  });

  test('are held up by an action, a parameter, an event or a header without words', () => {
    expect(wordless(catalog)).toEqual([]);
    const mute = action({ name: 'Mute', privilege: [], module: 'builtin', params: { Ear: text() }, reply: ack('') });
    const still = event({ name: 'Still', privilege: [], fields: { Air: header() } });
    expect(wordless({ actions: [mute], events: [still], protocol })).toEqual([
      'action Mute',
      'action Mute, Ear',
      'event Still',
      'event Still, Air',
    ]);
  });
});
