import type { CdrCsv } from '../../../config/cdr-conf.js';
import { amaFlagsText } from '../../kernel/ama-flags.js';
import { dispositionText, type RecordFacts, recordTime, wholeSeconds } from '../../kernel/cdr/record-facts.js';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const gmt = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** A record as one line of comma separated values, in Asterisk's order of columns; without a line end. */
export const csvLine = (record: RecordFacts, settings: CdrCsv): string => {
  const when = (time: number | undefined): string => {
    if (time === undefined) return '';
    return quoted(settings.usegmtime ? gmt(time) : recordTime(time));
  };
  const columns: string[] = [
    quoted(record.accountCode),
    quoted(record.src),
    quoted(record.dst),
    quoted(record.dcontext),
    quoted(record.clid),
    quoted(record.channel),
    quoted(record.dstChannel),
    quoted(record.lastApp),
    quoted(record.lastData),
    when(record.start),
    when(record.answer),
    when(record.end),
    String(wholeSeconds(record.durationMs)),
    String(record.billsec),
    quoted(dispositionText(record.disposition)),
    quoted(amaFlagsText(record.amaFlags)),
  ];
  if (settings.loguniqueid) columns.push(quoted(record.uniqueid));
  if (settings.loguserfield) columns.push(quoted(record.userfield));
  if (settings.newcdrcolumns)
    columns.push(quoted(record.peerAccount), quoted(record.linkedid), String(record.sequence));
  // a line end within a value would begin a record of its own for whoever reads line by line
  return columns.join(',').replace(/[\r\n]/g, ' ');
};
