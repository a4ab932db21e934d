import { separateArguments } from '../../kernel/arguments.js';
import { presentationName } from '../../kernel/caller-id.js';
import type { DialplanFunction } from '../../kernel/module.js';
import { redirectingOf } from '../../kernel/redirecting.js';

const partyPattern = /^(orig|from|to)-(num|name|all|pres|tag)$/;

export const REDIRECTING: DialplanFunction = {
  name: 'REDIRECTING',
  synopsis: 'Who sent the call on, item by item',
  syntax: 'REDIRECTING({count|reason|{orig|from|to}-{num|name|all|pres|tag}}[,i])',
  read: ({ channel }, args) => {
    const [item = ''] = separateArguments(args.trim().toLowerCase(), 2);
    if (!channel) return undefined;
    const own = redirectingOf(channel);
    if (item === 'count') return String(own.count);
    if (item === 'reason') return own.reason;
    const [, party, part] = partyPattern.exec(item) ?? [];
    if (!party) return undefined;
    const { num, name, pres, tag } = own[party as 'orig' | 'from' | 'to'];
    if (part === 'all') return `"${name}" <${num}>`;
    return part === 'num' ? num : part === 'name' ? name : part === 'tag' ? tag : presentationName(pres);
  },
  write: ({ channel }, args, value) => {
    const [item = ''] = separateArguments(args.trim().toLowerCase(), 2);
    if (!channel) return false;
    const own = redirectingOf(channel);
    const [, party, part] = partyPattern.exec(item) ?? [];
    if (item === 'count') own.count = Number.parseInt(value, 10) || 0;
    else if (item === 'reason') own.reason = value.trim();
    else if (party && (part === 'num' || part === 'name' || part === 'tag'))
      own[party as 'orig' | 'from' | 'to'][part] = value.trim();
    return true;
  },
};
