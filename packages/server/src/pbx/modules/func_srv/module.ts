import type { SrvRecord } from 'node:dns';
import dns from 'node:dns/promises';
import { splitArguments } from '../../kernel/arguments.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

const answers = new WeakMap<Channel, Map<string, readonly SrvRecord[]>>();

const warn = ({ kernel }: FunctionScope, message: string): undefined => {
  kernel.log.write('warning', 'func_srv', message);
  return undefined;
};

/** Asks for a service and keeps what is answered with the channel, in the order in which it is to be tried. */
const ask = async (channel: Channel, service: string): Promise<readonly SrvRecord[]> => {
  const records = await dns.resolveSrv(service);
  records.sort((a, b) => a.priority - b.priority || b.weight - a.weight);
  const kept = answers.get(channel) ?? new Map<string, readonly SrvRecord[]>();
  answers.set(channel, kept.set(service, records));
  return records;
};

const SRVQUERY: DialplanFunction = {
  name: 'SRVQUERY',
  synopsis: 'Asks the DNS where a service is; gives the name by which SRVRESULT tells the answer',
  syntax: 'SRVQUERY(service)',
  read: async (scope, service) => {
    if (!scope.channel || service === '') return warn(scope, 'SRVQUERY needs a channel and a service');
    try {
      await ask(scope.channel, service);
      return service;
    } catch (error) {
      return warn(scope, `There is no answer about ${service}: ${(error as Error).message}`);
    }
  },
};

const fields: Readonly<Record<string, (record: SrvRecord) => string>> = {
  host: ({ name }) => name,
  port: ({ port }) => String(port),
  priority: ({ priority }) => String(priority),
  weight: ({ weight }) => String(weight),
};

const SRVRESULT: DialplanFunction = {
  name: 'SRVRESULT',
  synopsis: 'One of the places of a service, or how many there are (getnum)',
  syntax: 'SRVRESULT(service,{number|getnum}[,{host|port|priority|weight}])',
  read: async (scope, args) => {
    const [service = '', which = '', field = 'host'] = splitArguments(args, 3);
    if (!scope.channel || service === '' || which === '')
      return warn(scope, 'SRVRESULT needs SRVRESULT(service,number)');
    let records = answers.get(scope.channel)?.get(service);
    try {
      records ??= await ask(scope.channel, service);
    } catch (error) {
      return warn(scope, `There is no answer about ${service}: ${(error as Error).message}`);
    }
    if (which.toLowerCase() === 'getnum') return String(records.length);
    const record = records[Number(which) - 1];
    const tell = fields[field.toLowerCase()];
    return record && tell ? tell(record) : warn(scope, `There is no ${field} of place ${which} of ${service}`);
  },
};

export const definition = defineModule({
  name: 'func_srv',
  description: 'SRV related dialplan functions',
  start: () => ({ functions: [SRVQUERY, SRVRESULT] }),
});
