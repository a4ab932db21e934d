import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestKernel, type TestKernel } from '../../../testing/test-kernel.js';
import type { OutgoingMessage } from '../../kernel/message-technology.js';
import { definition } from './module.js';

let system: TestKernel;
let sent: OutgoingMessage[];
beforeEach(async () => {
  system = await startTestKernel({ builtins: [definition] });
  sent = [];
  system.kernel.messageTechnologies.register({
    name: 'carrier',
    send: (message) => {
      sent.push(message);
      return message.destination !== 'nobody';
    },
  });
});
afterEach(() => system.close());

const reply = async (headers: Record<string, string>) => (await system.perform('MessageSend', headers))?.[0];

describe('MessageSend', () => {
  it('hands a message to the technology that its destination names', async () => {
    expect(await reply({ To: 'carrier:ann', From: 'ben', Body: 'hello', Variable: 'A=1=2' })).toBe(
      'Response: Success\r\nMessage: Message successfully sent\r\n',
    );
    expect(sent).toEqual([
      { destination: 'ann', to: 'carrier:ann', from: 'ben', body: 'hello', variables: [['A', '1=2']] },
    ]);
  });

  it('sends to Destination where To only names the recipient, and decodes Base64Body', async () => {
    await reply({ To: 'Ann', Destination: 'Carrier:ann', Base64Body: 'w6Q=' });
    expect(sent).toMatchObject([{ destination: 'ann', to: 'Ann', body: '\u00c3\u00a4' }]);
  });

  it.each([
    [{ Body: 'hello' }, "No 'To' address specified."],
    [{ To: 'nope:x', Body: 'hello' }, 'Message technology not found.'],
    [{ To: 'nope', Body: 'hello' }, 'Message technology not found.'],
    [{ To: 'carrier:nobody', Body: 'hello' }, 'Message failed to send.'],
  ])('with %j is told: %s', async (headers, message) => {
    expect(await reply(headers as Record<string, string>)).toBe(`Response: Error\r\nMessage: ${message}\r\n`);
  });
});

describe('the application MessageSend', () => {
  const run = async (data: string) => {
    const { kernel } = system;
    const channel = kernel.channels.create({
      name: 'Test/1',
      technology: { name: 'Test', description: '', request: () => 0 },
      leg: {
        call: () => true,
        answer: () => {},
        hangup: () => {},
        indicate: () => true,
        digitBegin: () => true,
        digitEnd: () => true,
        sendText: () => true,
      },
      state: 'Up',
    });
    await kernel.applications.get('MessageSend')?.run(channel, data);
    return channel.variables.get('MESSAGE_SEND_STATUS');
  };

  it.each([
    ['carrier:ann,ben,Ann', 'SUCCESS'],
    ['carrier:nobody', 'FAILURE'],
    ['nope:x', 'FAILURE'],
    ['x', 'FAILURE'],
    ['', 'INVALID_URI'],
  ])('(%s) is %s', async (data, status) => {
    expect(await run(data)).toBe(status);
    if (status === 'SUCCESS') expect(sent).toMatchObject([{ destination: 'ann', from: 'ben', to: 'Ann' }]);
  });
});
