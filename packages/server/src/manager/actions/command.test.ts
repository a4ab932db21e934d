import { describe, expect, it } from 'vitest';
import { quiet, startOffice } from '../test-support.js';

describe('Command', () => {
  it('sends each line of the output as a header', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    expect(await client.ask({ Action: 'Command', Command: 'manager set debug', ActionID: '1' })).toEqual([
      ['Response: Success', 'ActionID: 1', 'Message: Command output follows', 'Output: manager debug is off'],
    ]);
    expect((await client.ask({ Action: 'Command', Command: 'manager set debug on' }))[0]?.at(-1)).toBe('Output: ');
  });

  it('tells of a command that failed, or is not there, or is not given', async () => {
    const test = await startOffice();
    const client = await test.connect().login('admin', quiet);
    expect((await client.ask({ Action: 'Command', Command: 'nonsense' }))[0]?.slice(0, 2)).toEqual([
      'Response: Error',
      'Message: Command output follows',
    ]);
    expect(await client.ask({ Action: 'Command', Command: '' })).toEqual([
      ['Response: Error', 'Message: No command provided'],
    ]);
  });

  it.each(['module load x.so', 'Module  UNLOAD x.so', 'restart gracefully', '"module" load x', 'module\tload x'])(
    '%j is never run',
    async (line) => {
      const test = await startOffice();
      const client = await test.connect().login('admin', quiet);
      expect(await client.ask({ Action: 'Command', Command: line })).toEqual([
        ['Response: Error', 'Message: Command blacklisted'],
      ]);
    },
  );

  it('does not end the telephone system for a user who has command but not system', async () => {
    const test = await startOffice();
    const ran: string[] = [];
    test.console.register({ name: 'core stop', summary: '', usage: [], run: () => void ran.push('stop') });
    const operator = await test.connect().login('operator', quiet);
    expect((await operator.ask({ Action: 'Command', Command: 'core stop now' }))[0]).toContain(
      'Message: Command blacklisted',
    );
    expect(ran).toEqual([]);
    const admin = await test.connect().login('admin', quiet);
    await admin.ask({ Action: 'Command', Command: 'core stop now' });
    expect(ran).toEqual(['stop']);
  });
});
