import { join } from 'node:path';
import { type CdrCsv, cdrCsv } from '../../../config/cdr-conf.js';
import { Problems } from '../../../config/problem.js';
import type { CdrBackend } from '../../kernel/cdr/post-office.js';
import type { RecordFacts } from '../../kernel/cdr/record-facts.js';
import { RecordFile } from '../../kernel/cdr/record-file.js';
import { readConfiguration, refusal, tellProblems } from '../../kernel/configuration.js';
import type { Kernel } from '../../kernel/kernel.js';
import { defineModule } from '../../kernel/module.js';
import { csvLine } from './csv-line.js';

/** `[csv]` of cdr.conf; undefined where there is no such section: then nothing is written. */
const readSettings = (kernel: Kernel): CdrCsv | undefined => {
  const { config, found, valid, problems } = readConfiguration(kernel, 'cdr.conf', 'cdr_csv');
  if (!found || !config.category('csv')) return undefined;
  if (!valid) throw refusal('cdr.conf', problems);
  const own = new Problems();
  const settings = cdrCsv(config, own);
  tellProblems(kernel, 'cdr_csv', own.list);
  return settings;
};

/** An account code becomes the name of a file in the folder, and never anything else. */
const isFileName = (account: string): boolean => !account.startsWith('.') && !/[/\p{Cc}]/u.test(account);

/** Writes records to `cdr-csv/Master.csv` in astlogdir, and to a file for each account code. */
class CsvFiles implements CdrBackend {
  readonly name = 'csv';
  readonly #kernel: Kernel;
  readonly #folder: string;
  readonly #files = new Map<string, RecordFile>();
  settings: CdrCsv;

  constructor(kernel: Kernel, settings: CdrCsv) {
    this.#kernel = kernel;
    this.#folder = join(kernel.settings.directories.astlogdir, 'cdr-csv');
    this.settings = settings;
  }

  post(record: RecordFacts): void {
    const line = csvLine(record, this.settings);
    this.#file('Master').append(line);
    const { accountCode } = record;
    if (!this.settings.accountlogs || accountCode === '') return;
    if (isFileName(accountCode)) this.#file(accountCode).append(line);
    else this.#kernel.log.write('warning', 'cdr_csv', `Account code '${accountCode}' is no name for a file`);
  }

  #file(name: string): RecordFile {
    const file = this.#files.get(name) ?? new RecordFile(join(this.#folder, `${name}.csv`));
    this.#files.set(name, file);
    return file;
  }
}

export const definition = defineModule({
  name: 'cdr_csv',
  description: 'Comma Separated Values CDR Backend',
  supportLevel: 'extended',
  start: (kernel) => {
    const { post } = kernel.callRecords;
    let files: CsvFiles | undefined;
    let unregister: (() => void) | undefined;
    const stop = () => {
      unregister?.();
      files = unregister = undefined;
    };
    const reload = () => {
      const settings = readSettings(kernel);
      if (!settings) stop();
      else if (files) files.settings = settings;
      else {
        files = new CsvFiles(kernel, settings);
        unregister = post.register(files);
      }
    };
    reload();
    return { reload, stop };
  },
});
