import { allClasses, type ClassMask, classBit, classNames } from '@amiable/protocol';
import { suggestion } from './nearest.js';
import { strip } from './strip.js';

export interface ClassList {
  readonly classes: ClassMask;
  /** What is wrong, for people; such entries grant nothing. */
  readonly wrong: readonly string[];
}

/**
 * Reads the list of classes behind `read =` or `write =`. Only whole names count (Asterisk takes a part of a name, or
 * nothing between two commas, for more than was written); blanks around them do not matter. A list that is empty as a
 * whole is no mistake: it grants nothing.
 */
export const parseClassList = (text: string): ClassList => {
  if (strip(text) === '') return { classes: 0, wrong: [] };
  let classes = 0;
  const wrong: string[] = [];
  for (const entry of text.split(',').map(strip)) {
    const name = entry.toLowerCase();
    const bit = name === 'all' ? allClasses : classBit(name);
    classes |= bit;
    if (entry === '') wrong.push('an entry between the commas is empty');
    else if (bit === 0 && name !== 'none')
      wrong.push(`'${entry}' is no class${suggestion(entry, [...classNames, 'all', 'none'])}`);
  }
  return { classes, wrong };
};
