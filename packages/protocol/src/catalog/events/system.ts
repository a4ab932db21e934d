import { event, header, optionalHeader } from '../event.js';

export const DeadlockStart = event({
  name: 'DeadlockStart',
  synopsis: 'A lock has probably stuck',
  privilege: ['system'],
  fields: {
    Mutex: header('Name of the lock'),
  },
});

export const FullyBooted = event({
  name: 'FullyBooted',
  synopsis: 'The server has started and everything is loaded',
  description: 'Sent to a session at its login too, when that has long been so.',
  seeAlso: ['CoreStatus'],
  privilege: ['system'],
  fields: {
    Uptime: header('Seconds since the start'),
    LastReload: header('Seconds since the last reload'),
    Status: header('State of the server in words'),
  },
});

export const Load = event({
  name: 'Load',
  synopsis: 'A module has been loaded, or could not be',
  seeAlso: ['Unload', 'Reload', 'ModuleLoad'],
  privilege: ['system'],
  fields: {
    Module: header('Name of the module'),
    Status: header('How it went; Decline: the module itself did not want to', ['Failure', 'Success', 'Decline']),
  },
});

export const LogChannel = event({
  name: 'LogChannel',
  synopsis: 'A log file has been switched on or off',
  seeAlso: ['LoggerRotate'],
  privilege: ['system'],
  fields: {
    Channel: header('Name of the log file'),
    Enabled: header('Whether it is on now', ['Yes', 'No']),
    Reason: optionalHeader('Why it was switched off'),
  },
});

export const Reload = event({
  name: 'Reload',
  synopsis: 'A module has been reloaded',
  seeAlso: ['Load', 'ModuleLoad', 'Reload'],
  privilege: ['system'],
  fields: {
    Module: header('Name of the module'),
    Status: header(
      'How it went: 0 done, 1 queued because something else reloads, 2 no such module, 3 failed, 4 another reload is running, 5 the module is not running yet, 6 the module cannot be reloaded',
      ['0', '1', '2', '3', '4', '5', '6'],
    ),
  },
});

export const Shutdown = event({
  name: 'Shutdown',
  synopsis: 'The server goes down',
  seeAlso: ['FullyBooted'],
  privilege: ['system'],
  fields: {
    Shutdown: header('Whether calls were ended first', ['Uncleanly', 'Cleanly']),
    Restart: header('Whether it starts again', ['True', 'False']),
  },
});

export const Unload = event({
  name: 'Unload',
  synopsis: 'A module has been unloaded',
  seeAlso: ['Load', 'ModuleLoad'],
  privilege: ['system'],
  fields: {
    Module: header('Name of the module'),
    Status: header('How it went', ['Success']),
  },
});

export const WaitEventComplete = event({
  name: 'WaitEventComplete',
  synopsis: 'End of the answer to the action WaitEvent',
  seeAlso: ['WaitEvent'],
  privilege: [],
  fields: {
    ActionID: header('ActionID of the request'),
  },
});
