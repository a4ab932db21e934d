import { actions, amiVersion } from '@amiable/protocol';
import { type ActionHandler, done, handle } from '../../kernel/action.js';
import type { Kernel } from '../../kernel/kernel.js';
import { strftime } from '../../kernel/strftime.js';
import type { Subsystems } from './subsystems.js';

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');

/** CoreSettings and CoreStatus. */
export const coreActions = (kernel: Kernel, subsystems: () => Subsystems): readonly ActionHandler[] => [
  handle(actions.CoreSettings, () => {
    const { options } = kernel.settings;
    const { cdr, webManager } = subsystems();
    return done({
      AMIversion: amiVersion(kernel.version),
      AsteriskVersion: kernel.version,
      SystemName: options.systemname,
      CoreMaxCalls: options.maxcalls,
      CoreMaxLoadAvg: options.maxload.toFixed(6),
      CoreRunUser: options.runuser,
      CoreRunGroup: options.rungroup,
      CoreMaxFilehandles: options.maxfiles,
      CoreRealTimeEnabled: 'No',
      CoreCDRenabled: yesNo(cdr),
      CoreHTTPenabled: yesNo(webManager),
      SoundsSearchCustomDir: yesNo(options.sounds_search_custom_dir),
    });
  }),
  handle(actions.CoreStatus, () =>
    done({
      CoreStartupDate: strftime('%Y-%m-%d', kernel.startedAt),
      CoreStartupTime: strftime('%H:%M:%S', kernel.startedAt),
      CoreReloadDate: strftime('%Y-%m-%d', kernel.reloadedAt),
      CoreReloadTime: strftime('%H:%M:%S', kernel.reloadedAt),
      CoreCurrentCalls: kernel.channels.size,
      CoreProcessedCalls: kernel.channels.processedCalls,
    }),
  ),
];
