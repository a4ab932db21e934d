import { readdirSync, readFileSync } from 'node:fs';
import { loadavg, totalmem, uptime } from 'node:os';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

/** A line of the kernel's table of memory, in KiB; 0 where there is none. */
const memory = (name: string): string => {
  try {
    return new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync('/proc/meminfo', 'latin1'))?.[1] ?? '0';
  } catch {
    return '0';
  }
};

const processes = (): string => {
  try {
    return String(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length);
  } catch {
    return '0';
  }
};

const items: Readonly<Record<string, (scope: FunctionScope) => string>> = {
  loadavg: () => (loadavg()[0] ?? 0).toFixed(6),
  numcalls: ({ kernel }) => String(kernel.channels.activeCalls),
  uptime: () => String(Math.floor(uptime() / 3600)),
  totalram: () => String(Math.floor(totalmem() / 1024)),
  freeram: () => memory('MemFree'),
  bufferram: () => memory('Buffers'),
  totalswap: () => memory('SwapTotal'),
  freeswap: () => memory('SwapFree'),
  numprocs: processes,
};

const SYSINFO: DialplanFunction = {
  name: 'SYSINFO',
  synopsis: 'What the machine tells of itself: its load, its hours, its memory in KiB, its processes; and calls',
  syntax: `SYSINFO({${Object.keys(items).join('|')}})`,
  read: (scope, item) => {
    const tell = items[item.toLowerCase()];
    if (!tell) scope.kernel.log.write('warning', 'func_sysinfo', `SYSINFO knows nothing of '${item}'`);
    return tell?.(scope);
  },
};

export const definition = defineModule({
  name: 'func_sysinfo',
  description: 'System information related functions',
  start: () => ({ functions: [SYSINFO] }),
});
