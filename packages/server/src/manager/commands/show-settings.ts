import type { ConsoleCommand } from '../../contract/console.js';
import type { Manager } from '../manager.js';
import { addressText } from '../peer.js';
import { cell, padded, yesNo } from './columns.js';

const setting = (name: string, value: string): string => `  ${cell(`${name}:`, 25)}  ${padded(value, 15, 55)}`;
/** The lines whose value may be long are not padded. */
const longSetting = (name: string, value: string): string => `  ${cell(`${name}:`, 25)}  ${value}`;

/** `manager show settings` */
export const showSettings = (manager: Manager): ConsoleCommand => ({
  name: 'manager show settings',
  summary: 'Show what [general] of manager.conf says',
  usage: ['Usage: manager show settings', '       Shows the settings of the manager that are in force.'],
  run({ args, print }) {
    if (args.length > 0) return 'usage';
    const { general } = manager.settings;
    const lines = [
      '',
      'Global Settings:',
      '----------------',
      setting('Manager (AMI)', yesNo(general.enabled)),
      setting('Web Manager (AMI/HTTP)', yesNo(general.webenabled)),
      setting('TCP Bindaddress', general.enabled ? addressText(general.bind) : 'Disabled'),
      setting('HTTP Timeout (seconds)', String(general.httptimeout)),
      setting('TLS Enable', yesNo(general.tlsenable)),
      setting('TLS Bindaddress', general.tlsenable ? addressText(general.tlsbind) : 'Disabled'),
      setting('TLS Certfile', general.tlscertfile),
      setting('TLS Privatekey', general.tlsprivatekey),
      setting('TLS Cipher', general.tlscipher),
      setting('Allow multiple login', yesNo(general.allowmultiplelogin)),
      setting('Display connects', yesNo(general.displayconnects)),
      setting('Timestamp events', yesNo(general.timestampevents)),
      longSetting('Channel vars', general.channelvars.join(',')),
      longSetting('Disabled events', general.disabledevents.join(',')),
      setting('Debug', yesNo(general.debug)),
      // Asterisk has no such setting, and no such line.
      ...(general.unprivileged_actions.length > 0
        ? [longSetting('Unprivileged actions', general.unprivileged_actions.join(','))]
        : []),
    ];
    for (const line of lines) print(line);
    return undefined;
  },
});
