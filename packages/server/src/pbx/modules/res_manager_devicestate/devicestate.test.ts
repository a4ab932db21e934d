import { expect, it } from 'vitest';
import { startTestKernel } from '../../../testing/test-kernel.js';
import { definition } from './module.js';

it('DeviceStateList lists what is known, in the order of the reference', async () => {
  const system = await startTestKernel({ modules: [definition] });
  for (const device of ['Custom:lamp1', 'Custom:lamp2', 'Agent:9001', 'MWI:1001@default', 'Local/1@x'])
    system.kernel.deviceStates.set(device, 'INUSE');
  const [begin, ...items] = (await system.perform('DeviceStateList', { ActionID: '1' })) ?? [];
  expect(begin).toBe(
    'Response: Success\r\nActionID: 1\r\nEventList: start\r\nMessage: Device State Changes will follow\r\n',
  );
  expect(items).toEqual([
    ...['Custom:lamp2', 'Custom:lamp1', 'Agent:9001', 'MWI:1001@default'].map(
      (device) => `Event: DeviceStateChange\r\nActionID: 1\r\nDevice: ${device}\r\nState: INUSE\r\n`,
    ),
    'Event: DeviceStateListComplete\r\nActionID: 1\r\nEventList: Complete\r\nListItems: 4\r\n',
  ]);
  await system.close();
});
