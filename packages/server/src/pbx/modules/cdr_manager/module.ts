import { type Block, channelSnapshot, events, safeValue } from '@amiable/protocol';
import { parseBoolean } from '../../../config/setting.js';
import { amaFlagsText } from '../../kernel/ama-flags.js';
import type { CdrBackend } from '../../kernel/cdr/post-office.js';
import {
  dispositionText,
  type RecordFacts,
  readRecord,
  recordTime,
  wholeSeconds,
} from '../../kernel/cdr/record-facts.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';

/** What cdr_manager.conf says. */
interface Settings {
  readonly enabled: boolean;
  /** `[mappings]`: the record's field, and the header that shows it. */
  readonly mappings: readonly (readonly [field: string, header: string])[];
}

const readSettings = (kernel: Kernel): Settings => {
  const { config, found, valid, problems } = readConfiguration(kernel, 'cdr_manager.conf', 'cdr_manager');
  if (!found) return { enabled: false, mappings: [] };
  if (!valid) throw refusal('cdr_manager.conf', problems);
  tellProblems(kernel, 'cdr_manager', problems);
  return {
    enabled: parseBoolean(config.value('general', 'enabled') ?? '') ?? false,
    mappings: config.variables('mappings').map(({ name, value }) => [name, value] as const),
  };
};

/** Cdr with a place for the headers of `[mappings]` behind its own. */
const extendedCdr = { ...events.Cdr, fields: { ...events.Cdr.fields, mapped: channelSnapshot() } };

const mapped = (record: RecordFacts, mappings: Settings['mappings']): Block => ({
  render: () =>
    mappings
      .map(([field, header]) => `${safeValue(header)}: ${safeValue(readRecord(record, field) ?? '')}\r\n`)
      .join(''),
});

/** The manager backend of call detail records: the event Cdr. */
export const definition = defineModule({
  name: 'cdr_manager',
  description: 'Asterisk Manager Interface CDR Backend',
  start: (kernel) => {
    let settings = readSettings(kernel);
    const backend: CdrBackend = {
      name: 'cdr_manager',
      post: (record) =>
        kernel.events.publish(extendedCdr, {
          AccountCode: record.accountCode,
          Source: record.src,
          Destination: record.dst,
          DestinationContext: record.dcontext,
          CallerID: record.clid,
          Channel: record.channel,
          DestinationChannel: record.dstChannel,
          LastApplication: record.lastApp,
          LastData: record.lastData,
          StartTime: recordTime(record.start),
          AnswerTime: recordTime(record.answer),
          EndTime: recordTime(record.end),
          Duration: wholeSeconds(record.durationMs),
          BillableSeconds: record.billsec,
          Disposition: dispositionText(record.disposition),
          AMAFlags: amaFlagsText(record.amaFlags),
          UniqueID: record.uniqueid,
          UserField: record.userfield,
          mapped: mapped(record, settings.mappings),
        }),
    };
    const { post } = kernel.callRecords;
    const stop = post.register(backend, !settings.enabled);
    const reload = () => {
      settings = readSettings(kernel);
      post.suspend(backend, !settings.enabled);
    };
    return { reload, stop };
  },
});
