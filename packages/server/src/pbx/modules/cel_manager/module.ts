import { events } from '@amiable/protocol';
import { type CelManager, celManager } from '../../../config/cel-conf.js';
import { Problems } from '../../../config/problem.js';
import { amaFlagsText } from '../../kernel/ama-flags.js';
import { recordTime } from '../../kernel/cdr/record-facts.js';
import type { ChannelEvent } from '../../kernel/cel/channel-event.js';
import { readConfiguration, refusal } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** `[manager]` of cel.conf; what is wrong with the rest of the file the log itself tells. */
const readSettings = (kernel: Kernel): CelManager => {
  const { config, found, valid, problems } = readConfiguration(kernel, 'cel.conf', 'cel_manager');
  if (found && !valid) throw refusal('cel.conf', problems);
  const own = new Problems();
  const settings = celManager(config, own);
  for (const { message } of own.list) kernel.log.write('warning', 'cel_manager', message);
  return settings;
};

const publish = (kernel: Kernel, event: ChannelEvent, { show_user_defined: shown }: CelManager): void => {
  const own = event.type === 'USER_DEFINED';
  kernel.events.publish(events.CEL, {
    EventName: own && !shown ? event.userDefined : event.type,
    AccountCode: event.accountCode,
    CallerIDnum: event.callerNum,
    CallerIDname: event.callerName,
    CallerIDani: event.ani,
    CallerIDrdnis: event.rdnis,
    CallerIDdnid: event.dnid,
    Exten: event.exten,
    Context: event.context,
    Channel: event.channel,
    Application: event.application,
    AppData: event.applicationData,
    EventTime: recordTime(event.time),
    AMAFlags: amaFlagsText(event.amaFlags),
    UniqueID: event.uniqueid,
    LinkedID: event.linkedid,
    Userfield: event.userfield,
    Peer: event.peer,
    PeerAccount: event.peerAccount,
    UserDefType: own && shown ? event.userDefined : undefined,
    Extra: event.extra,
  });
};

/** The manager backend of channel events: the event CEL. */
export const definition = defineModule({
  name: 'cel_manager',
  description: 'Asterisk Manager Interface CEL Backend',
  start: (kernel) => {
    let unregister: (() => void) | undefined;
    const stop = () => {
      unregister?.();
      unregister = undefined;
    };
    const reload = () => {
      const settings = readSettings(kernel);
      stop();
      if (!settings.enabled) return;
      unregister = kernel.channelEventLog.register({
        name: 'Manager Event Logging',
        report: (event) => publish(kernel, event, settings),
      });
    };
    reload();
    return { reload, stop };
  },
});
