import { event, header, optionalHeader } from '../event.js';

export const DeadlockStart = event({
  name: 'DeadlockStart',
  privilege: ['system'],
  fields: {
    Mutex: header(),
  },
});

export const FullyBooted = event({
  name: 'FullyBooted',
  privilege: ['system'],
  fields: {
    Uptime: header(),
    LastReload: header(),
    Status: header(),
  },
});

export const Load = event({
  name: 'Load',
  privilege: ['system'],
  fields: {
    Module: header(),
    Status: header('', ['Failure', 'Success', 'Decline']),
  },
});

export const LogChannel = event({
  name: 'LogChannel',
  privilege: ['system'],
  fields: {
    Channel: header(),
    Enabled: header('', ['Yes', 'No']),
    Reason: optionalHeader(),
  },
});

export const Reload = event({
  name: 'Reload',
  privilege: ['system'],
  fields: {
    Module: header(),
    Status: header('', ['0', '1', '2', '3', '4', '5', '6']),
  },
});

export const Shutdown = event({
  name: 'Shutdown',
  privilege: ['system'],
  fields: {
    Shutdown: header('', ['Uncleanly', 'Cleanly']),
    Restart: header('', ['True', 'False']),
  },
});

export const Unload = event({
  name: 'Unload',
  privilege: ['system'],
  fields: {
    Module: header(),
    Status: header('', ['Success']),
  },
});

export const WaitEventComplete = event({
  name: 'WaitEventComplete',
  privilege: [],
  fields: {
    ActionID: header(),
  },
});
