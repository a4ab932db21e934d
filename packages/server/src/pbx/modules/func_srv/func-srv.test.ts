import { createSocket, type Socket } from 'node:dgram';
import { getServers, setServers } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFunctions, type TestFunctions } from '../../../testing/functions.js';
import { definition } from './module.js';

let system: TestFunctions;
let server: Socket;
const before = getServers();
let asked = 0;

const name = (text: string): Buffer =>
  Buffer.concat([
    ...text.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

const record = (priority: number, weight: number, port: number, host: string): Buffer => {
  const data = Buffer.concat([Buffer.alloc(6), name(host)]);
  data.writeUInt16BE(priority, 0);
  data.writeUInt16BE(weight, 2);
  data.writeUInt16BE(port, 4);
  // a pointer to the question's name, type SRV, class IN, a minute
  const head = Buffer.from([0xc0, 12, 0, 33, 0, 1, 0, 0, 0, 60, 0, data.length]);
  return Buffer.concat([head, data]);
};

/** Answers a question about SRV with two places; one about anything else with none such name. */
const answer = (question: Buffer): Buffer => {
  asked += 1;
  // the letters of a question may come in any case
  const known = question.toString('latin1').toLowerCase().includes('example');
  const reply = Buffer.from(question);
  reply[2] = 0x81;
  reply[3] = known ? 0x80 : 0x83;
  const end = reply.indexOf(0, 12) + 5;
  reply.writeUInt16BE(known ? 2 : 0, 6);
  reply.writeUInt16BE(0, 10);
  const records = known ? [record(20, 1, 5062, 'b.example.org'), record(10, 5, 5060, 'a.example.org')] : [];
  return Buffer.concat([reply.subarray(0, end), ...records]);
};

beforeAll(async () => {
  system = await startFunctions([definition]);
  server = createSocket('udp4');
  server.on('message', (question, { port, address }) => server.send(answer(question), port, address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  setServers([`127.0.0.1:${(server.address() as AddressInfo).port}`]);
});
afterAll(async () => {
  setServers(before);
  server.close();
  await system.close();
});

describe('the functions of SRV records', () => {
  it('tell where a service is, in the order in which it is to be tried', async () => {
    const service = '_sip._udp.example.org';
    expect(await system.read(`SRVQUERY(${service})`)).toBe(service);
    const values = await Promise.all(
      ['getnum', '1', '1,port', '2,host', '2,priority', '2,weight', '3', '1,colour'].map((item) =>
        system.read(`SRVRESULT(${service},${item})`),
      ),
    );
    expect(values).toEqual(['2', 'a.example.org', '5060', 'b.example.org', '20', '1', '', '']);
    expect(asked).toBe(1);
  });

  it('give nothing where there is no such service, or no channel', async () => {
    expect(await system.read('SRVQUERY(_sip._udp.nowhere.org)')).toBe('');
    expect(await system.read('SRVRESULT(_sip._udp.nowhere.org,1)')).toBe('');
    expect(await system.read('SRVRESULT(x)')).toBe('');
    expect(await system.readOutside('SRVQUERY(_sip._udp.example.org)')).toBe('');
  });
});
