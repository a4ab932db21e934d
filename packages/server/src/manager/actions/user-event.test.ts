import { describe, expect, it } from 'vitest';
import { startOffice } from '../test-support.js';

describe('UserEvent', () => {
  it('is answered, then reaches those who may read it, its sender among them', async () => {
    const test = await startOffice();
    const admin = await test.connect().login('admin', { Events: 'user' });
    const reader = await test.connect().login('reader');
    const callonly = await test.connect().login('callonly');
    await admin.messages();
    const event = ['Event: UserEvent', 'Privilege: user,all', 'UserEvent: Fan', 'X: 1', 'x:2', 'ActionID: 1'];
    admin.raw('Action: UserEvent\r\nUserEvent: Fan\r\nX: 1\r\nx:2\r\nActionID: 1\r\n\r\n');
    expect(await admin.messages()).toEqual([['Response: Success', 'ActionID: 1', 'Message: Event Sent'], event]);
    expect(await reader.messages()).toEqual([event]);
    expect(await callonly.messages()).toEqual([]);
  });

  it('cannot forge another event or its class', async () => {
    const test = await startOffice();
    const admin = await test.connect().login('admin', { Events: 'user' });
    admin.raw('Action: UserEvent\r\nEvent: Hangup\r\n PRIVILEGE : call,all\r\nUserEvent: X\r\nA: b\rEvent: C\r\n\r\n');
    expect((await admin.messages())[1]).toEqual([
      'Event: UserEvent',
      'Privilege: user,all',
      'UserEvent: X',
      'A: b Event: C',
    ]);
  });
});
