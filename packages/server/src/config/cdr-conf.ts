import type { Conf } from './conf.js';
import type { Problems } from './problem.js';
import { flag, integer, readSettings, type SettingsOf, sampleSection } from './setting.js';

const general = {
  enable: flag(true, { description: 'keeps call detail records' }),
  debug: flag(false, { description: 'tells of them in the log, in every detail' }),
  channeldefaultenabled: flag(true, { description: 'channels begin with records; CDR_PROP(disable) changes it' }),
  unanswered: flag(false, { description: 'posts channels that nobody answered and that called nobody' }),
  congestion: flag(false, { description: 'congestion is told as CONGESTION, not as FAILED' }),
  endbeforehexten: flag(true, { description: 'records end before extension h and the hangup handlers' }),
  initiatedseconds: flag(false, { description: 'half a second is billed as a whole one' }),
  ignorestatechanges: flag(false, { description: 'bridges leave the records as they are' }),
  ignoredialchanges: flag(false, { description: 'dials leave the records as they are' }),
  canceldispositionenabled: flag(false, { description: 'a call given up by the caller is CANCEL, not NO ANSWER' }),
  batch: flag(false, { description: 'posts records together' }),
  size: integer(100, { min: 1, description: 'records that make a batch' }),
  time: integer(300, { min: 1, unit: 's', description: 'time after which a batch is posted however small' }),
  scheduleronly: flag(false, { description: 'posts batches without a thread of their own' }),
  safeshutdown: flag(true, { description: 'posts what waits before the program ends' }),
};

const csv = {
  usegmtime: flag(false, { description: 'times in GMT' }),
  loguniqueid: flag(false, { description: 'a column for the unique id' }),
  loguserfield: flag(false, { description: 'a column for the user field' }),
  accountlogs: flag(true, { description: 'a file for each account code beside Master.csv' }),
  newcdrcolumns: flag(false, { description: 'columns for peer account, linked id and sequence' }),
};

export type CdrGeneral = SettingsOf<typeof general>;
export type CdrCsv = SettingsOf<typeof csv>;

/** Reads `[general]` of cdr.conf. */
export const cdrGeneral = (conf: Pick<Conf, 'variables'>, problems: Problems): CdrGeneral =>
  readSettings('general', conf.variables('general'), general, problems);

/** Reads `[csv]` of cdr.conf. */
export const cdrCsv = (conf: Pick<Conf, 'variables'>, problems: Problems): CdrCsv =>
  readSettings('csv', conf.variables('csv'), csv, problems);

/** A commented sample of cdr.conf. */
export const cdrSample = (): string => [sampleSection('general', general), sampleSection('csv', csv)].join('\n');
