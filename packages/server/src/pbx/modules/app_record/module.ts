import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../../kernel/channel.js';
import { answerAndWait } from '../../kernel/indications.js';
import { type Application, type ApplicationOutcome, defineModule } from '../../kernel/module.js';
import { findSound, playSound } from '../../kernel/sound-files.js';
import { type RecordRequest, readRequest } from './options.js';
import { openRecording, type RecordStatus, record } from './recording.js';

const Record: Application = {
  name: 'Record',
  synopsis: 'Records what the caller says into a file',
  syntax: 'Record(file.format[,silence[,maxduration[,options]]])',
  async run(channel, data) {
    const asked = readRequest(data);
    if (!asked) {
      channel.kernel.log.write('warning', 'app_record', 'Record needs the name of a file with its ending');
      return told(channel, 'ERROR', 'hangup');
    }
    const request = { ...asked, file: numbered(channel, asked) };
    channel.variables.set('RECORDED_FILE', request.file);
    if (channel.state !== 'Up') {
      if (request.skip) return told(channel, 'SKIP', 'continue');
      if (!request.noAnswer && !(await answerAndWait(channel, 0))) return told(channel, 'HANGUP', 'hangup');
    }
    return recordInto(channel, request);
  },
};

const recordInto = async (channel: Channel, request: RecordRequest): Promise<ApplicationOutcome> => {
  const { kernel, language } = channel;
  if (!request.quiet && findSound(kernel, language, 'beep')) await playSound(channel, 'beep');
  const writer = openRecording(channel, request);
  if (!writer) return told(channel, 'ERROR', 'continue');
  const status = await record(channel, writer, request);
  // With a limit for silence the reference looks at how setting the line back went, and so goes on.
  const over = channel.interrupted || (status === 'HANGUP' && request.silenceMs === 0);
  return told(channel, status, over ? 'hangup' : 'continue');
};

const told = (channel: Channel, status: RecordStatus, outcome: ApplicationOutcome): ApplicationOutcome => {
  if (!channel.hungUp) channel.variables.set('RECORD_STATUS', status);
  return outcome;
};

/** `%d` becomes the first number for which there is no file. */
const numbered = ({ kernel }: Channel, { file, extension }: RecordRequest): string => {
  if (!file.includes('%d')) return file;
  const folder = path.join(kernel.settings.directories.astdatadir, 'sounds');
  for (let n = 0; ; n++) {
    const name = file.replace('%d', String(n));
    if (!existsSync(path.resolve(folder, `${Buffer.from(name, 'latin1').toString()}.${extension}`))) return name;
  }
};

export const definition = defineModule({
  name: 'app_record',
  description: 'Trivial Record Application',
  start: () => ({ applications: [Record] }),
});
