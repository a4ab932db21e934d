import { channelSnapshot, event, header, optionalHeader } from '../event.js';

export const AGIExecEnd = event({
  name: 'AGIExecEnd',
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    Command: header(),
    CommandId: header(),
    ResultCode: header(),
    Result: header(),
  },
});

export const AGIExecStart = event({
  name: 'AGIExecStart',
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    Command: header(),
    CommandId: header(),
  },
});

export const AsyncAGIEnd = event({
  name: 'AsyncAGIEnd',
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
  },
});

export const AsyncAGIExec = event({
  name: 'AsyncAGIExec',
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    CommandID: optionalHeader(),
    Result: header(),
  },
});

export const AsyncAGIStart = event({
  name: 'AsyncAGIStart',
  privilege: ['agi'],
  fields: {
    channel: channelSnapshot(),
    Env: header(),
  },
});
