import type { AgiCommand } from '../command.js';
import { controlCommands as control } from './control.js';
import { dataCommands as data } from './data.js';
import { recordFile } from './record.js';
import { runningCommands as running } from './running.js';
import { sayCommands as say } from './say.js';
import { soundCommands as sounds } from './sounds.js';
import { speechCommands as speech } from './speech.js';
import { textCommands as text } from './text.js';

/** All commands, in the order in which the console lists them. */
export const agiCommands: readonly AgiCommand[] = [
  control.answer,
  running.asyncagiBreak,
  control.channelStatus,
  data.databaseDel,
  data.databaseDeltree,
  data.databaseGet,
  data.databasePut,
  running.exec,
  sounds.getData,
  data.getFullVariable,
  sounds.getOption,
  data.getVariable,
  control.hangup,
  running.noop,
  text.receiveChar,
  text.receiveText,
  recordFile,
  say.sayAlpha,
  say.sayDigits,
  say.sayNumber,
  say.sayPhonetic,
  say.sayDate,
  say.sayTime,
  say.sayDatetime,
  text.sendImage,
  text.sendText,
  control.setAutohangup,
  control.setCallerid,
  control.setContext,
  control.setExtension,
  control.setMusic,
  control.setPriority,
  data.setVariable,
  sounds.streamFile,
  sounds.controlStreamFile,
  text.tddMode,
  running.verbose,
  sounds.waitDigit,
  speech.create,
  speech.set,
  speech.destroy,
  speech.loadGrammar,
  speech.unloadGrammar,
  speech.activateGrammar,
  speech.deactivateGrammar,
  speech.recognize,
  running.gosub,
];

const byName = new Map(agiCommands.map((command) => [command.name, command]));
const longestName = Math.max(...agiCommands.map(({ name }) => name.split(' ').length));

/** The command that words begin with, whatever their case, and the words behind its name. A word holds no blank. */
export const findCommand = (
  words: readonly string[],
): { readonly command: AgiCommand; readonly args: readonly string[] } | undefined => {
  for (let count = Math.min(words.length, longestName); count > 0; count--) {
    const name = words.slice(0, count);
    const command = name.some((word) => word.includes(' ')) ? undefined : byName.get(name.join(' ').toLowerCase());
    if (command) return { command, args: words.slice(count) };
  }
  return undefined;
};
