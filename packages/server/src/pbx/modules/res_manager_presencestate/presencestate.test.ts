import { expect, it } from 'vitest';
import { startTestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

it('PresenceStateList lists what is known', async () => {
  const system = await startTestKernel({ modules: [definition] });
  system.kernel.presenceStates.set('Who:ann', { state: 'away', subtype: 'lunch', message: 'soon' });
  expect((await system.perform('PresenceStateList'))?.slice(1)).toEqual([
    'Event: PresenceStateChange\r\nPresentity: Who:ann\r\nStatus: away\r\nSubtype: lunch\r\nMessage: soon\r\n',
    'Event: PresenceStateListComplete\r\nEventList: Complete\r\nListItems: 1\r\n',
  ]);
  await system.close();
});
