import { isTrue } from './arguments.js';

/** What an application such as GotoIf is given: a condition, and what to do if it holds and if not. */
export interface Branches {
  readonly condition: string;
  /** '' where it is left out. */
  readonly yes: string;
  readonly no: string;
}

/** Splits `condition?yes:no`; a colon within parentheses belongs to its branch. undefined without a question mark. */
export const parseBranches = (text: string): Branches | undefined => {
  const question = text.indexOf('?');
  if (question < 0) return undefined;
  const condition = text.slice(0, question);
  let parentheses = 0;
  for (let at = question + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '(') parentheses += 1;
    else if (character === ')') parentheses -= 1;
    else if (character === ':' && parentheses === 0)
      return { condition, yes: text.slice(question + 1, at), no: text.slice(at + 1) };
  }
  return { condition, yes: text.slice(question + 1), no: '' };
};

/** The branch that a condition chooses. */
export const chosenBranch = ({ condition, yes, no }: Branches): string => (isTrue(condition) ? yes : no);
