import { type DialplanFunction, defineModule } from '../../kernel/module.js';

const names: Readonly<Record<number, string>> = {
  0: 'NOT_INUSE',
  1: 'INUSE',
  2: 'BUSY',
  4: 'UNAVAILABLE',
  8: 'RINGING',
  9: 'RINGINUSE',
  16: 'ONHOLD',
  17: 'HOLDINUSE',
};

const EXTENSION_STATE: DialplanFunction = {
  name: 'EXTENSION_STATE',
  synopsis: 'The state of an extension that has a hint',
  syntax: 'EXTENSION_STATE(extension[@context])',
  read: ({ kernel }, args) => {
    const [exten = '', context = 'default'] = args.split('@', 2);
    if (exten === '') return undefined;
    return names[kernel.hints.state(exten, context || 'default')?.status ?? -1] ?? 'UNKNOWN';
  },
};

export const definition = defineModule({
  name: 'func_extstate',
  description: "Gets an extension's state in the dialplan",
  start: () => ({ functions: [EXTENSION_STATE] }),
});
