import { afterEach, expect, it } from 'vitest';
import { startCalls, type TestCalls } from '../../../testing/calls.js';
import { definition as appChanisavail } from './module.js';

let calls: TestCalls;
afterEach(() => calls.close());

it.each([
  ['Local/now@o', 'Local/now@o-00000001;1 Local/now@o 0 0'],
  ['PJSIP/none&Local/now@o&Local/other@o', 'Local/now@o-00000001;1 Local/now@o 0&0 0'],
  ['Local/now@o&Local/other@o,a', 'Local/now@o-00000001;1&Local/other@o-00000002;1 Local/now@o&Local/other@o 0&0 0&0'],
  ['Local/now@o,s', 'Local/now@o-00000001;1 Local/now@o 1 0'],
  ['Local/call@o&Local/now@o,s', 'Local/now@o-00000001;1 Local/now@o 2&1 0'],
  ['Local/none@o,s', '  4 '],
  ['junk', '  4 '],
  ['', '  4 '],
])('ChanIsAvail(%s) finds %s', async (data, found) => {
  calls = await startCalls(
    `[o]
exten => now,1,Answer()
exten => call,1,Answer()
 same => n,Wait(5)
exten => 1,1,ChanIsAvail(${data})
 same => n,NoOp(\${AVAILCHAN} \${AVAILORIGCHAN} \${AVAILSTATUS} \${AVAILCAUSECODE})
`,
    [appChanisavail],
  );
  await calls.originate({ Channel: 'Local/call@o', Context: 'o', Exten: '1', Priority: '1' }, 100);
  expect(calls.ran('00000000;1').at(-1)).toBe(`1,2 NoOp(${found})`);
  expect(calls.events('LocalBridge')).toHaveLength(1);
  const made = calls.events('Newchannel').length;
  expect(calls.events('Hangup').length).toBeGreaterThanOrEqual(made - 2);
});
