import { describe, expect, it } from 'vitest';
import { quiet, startOffice } from '../test-support.js';

describe('ListCommands', () => {
  it('lists what needs no class to a user without rights', async () => {
    const test = await startOffice();
    const client = await test.connect().login('nobody', quiet);
    const [message] = await client.ask({ Action: 'ListCommands' });
    expect(message?.slice(1).every((line) => /^\w+: .* {2}\(Priv: <none>\)$/.test(line))).toBe(true);
    expect(message?.map((line) => line.split(':')[0])).toContain('WaitEvent');
  });

  it('lists everything, in alphabetical order, to a user with all rights', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    const [message = []] = await client.ask({ Action: 'ListCommands' });
    const names = message.slice(1).map((line) => (line.split(':')[0] as string).toLowerCase());
    expect(names.length).toBe(149);
    expect(names).toEqual([...names].sort());
    expect(message.find((line) => line.startsWith('Hangup:'))).toMatch(/ {2}\(Priv: system,call,all\)$/);
  });
});
