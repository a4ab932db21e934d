import { type AgiCommand, done } from '../command.js';

/** There is no engine that recognises speech, so that every one of them answers as the reference does without. */
const without = (
  name: string,
  dead: boolean,
  synopsis: string,
  syntax: string,
  least: number,
  most: number,
): AgiCommand => ({
  name,
  dead,
  synopsis,
  syntax: `${name.toUpperCase()}${syntax}`,
  description: ['There is no engine that recognises speech.', 'Result: 0.'],
  run: ({ args }) => (args.length < least || args.length > most ? 'usage' : done(0)),
});

/** Recognition of speech. */
export const speechCommands = {
  activateGrammar: without('speech activate grammar', false, 'Uses a grammar', ' GRAMMAR NAME', 1, 1),
  create: without('speech create', false, 'Starts to recognise speech', ' ENGINE', 1, 1),
  deactivateGrammar: without('speech deactivate grammar', false, 'Uses a grammar no more', ' GRAMMAR NAME', 1, 1),
  destroy: without('speech destroy', true, 'Ends recognising speech', '', 0, 0),
  loadGrammar: without('speech load grammar', false, 'Loads a grammar', ' GRAMMAR NAME PATH TO GRAMMAR', 2, 2),
  recognize: without('speech recognize', false, 'Recognises speech', ' PROMPT TIMEOUT [OFFSET]', 2, 3),
  set: without('speech set', false, 'Changes a setting of the engine', ' NAME VALUE', 2, 2),
  unloadGrammar: without('speech unload grammar', true, 'Unloads a grammar', ' GRAMMAR NAME', 1, 1),
};
