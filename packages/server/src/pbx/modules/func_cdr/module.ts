import { parseAmaFlags } from '../../kernel/ama-flags.js';
import { isTrue, separateArguments } from '../../kernel/arguments.js';
import { isRecordField, readRecord } from '../../kernel/cdr/record-facts.js';
import type { Channel } from '../../kernel/channel.js';
import { type DialplanFunction, defineModule, type FunctionScope } from '../../kernel/module.js';

const warn = ({ kernel }: FunctionScope, message: string): void => kernel.log.write('warning', 'func_cdr', message);

/** Fields that belong to the channel itself, and how they are changed there. */
const ofTheChannel: Readonly<Record<string, (channel: Channel, value: string) => boolean>> = {
  accountcode: (channel, value) => {
    channel.setAccountCode(value);
    return true;
  },
  peeraccount: (channel, value) => {
    channel.peerAccount = value;
    channel.publish();
    return true;
  },
  amaflags: (channel, value) => {
    const flags = parseAmaFlags(value);
    if (flags === undefined) return false;
    channel.amaFlags = flags;
    channel.publish();
    return true;
  },
  userfield: (channel, value) => {
    channel.kernel.callRecords.setUserfield(channel, value);
    return true;
  },
};

const CDR: DialplanFunction = {
  name: 'CDR',
  synopsis: "A field of the channel's newest call detail record, or a variable in it",
  syntax: 'CDR(name[,options])',
  read: (scope, args) => {
    const [name = '', options = ''] = separateArguments(args, 2);
    if (name === '') {
      warn(scope, 'CDR needs the name of a field: CDR(name[,options])');
      return undefined;
    }
    const facts = scope.record ?? (scope.channel && scope.kernel.callRecords.current(scope.channel));
    if (!facts) return undefined;
    return readRecord(facts, name, { raw: options.includes('u'), fraction: options.includes('f') }) ?? '';
  },
  write: (scope, args, value) => {
    const { channel } = scope;
    const name = (separateArguments(args, 2)[0] ?? '').toLowerCase();
    if (!channel || name === '') return false;
    const change = Object.hasOwn(ofTheChannel, name) ? ofTheChannel[name] : undefined;
    if (change) return change(channel, value);
    if (isRecordField(name)) {
      warn(scope, `CDR(${name}) cannot be changed`);
      return true;
    }
    scope.kernel.callRecords.setVariable(channel, name, value);
    return true;
  },
};

const CDR_PROP: DialplanFunction = {
  name: 'CDR_PROP',
  synopsis: 'Switches the records of a channel on and off, or makes it the first party wherever it meets others',
  syntax: 'CDR_PROP(name)',
  write: (scope, args, value) => {
    const { channel, kernel } = scope;
    if (!channel) return false;
    const name = args.trim().toLowerCase();
    if (name === 'disable') return kernel.callRecords.setDisabled(channel, isTrue(value));
    if (name === 'party_a') return kernel.callRecords.setPreferred(channel, isTrue(value));
    warn(scope, `CDR_PROP has no property '${args}'; there are disable and party_a`);
    return false;
  },
};

export const definition = defineModule({
  name: 'func_cdr',
  description: 'Call Detail Record (CDR) dialplan functions',
  start: () => ({ functions: [CDR, CDR_PROP] }),
});
