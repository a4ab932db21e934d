import { splitArguments } from '../arguments.js';
import type { DialplanFunction, FunctionScope } from '../module.js';

/** A function that reads one option of an object: `PJSIP_AOR(alice,max_contacts)`. */
export const objectFunction = (
  name: string,
  kind: string,
  /** undefined: there is no such object; a string stands for the option's value where it has one. */
  read: (scope: FunctionScope, id: string, field: string) => string | 'no field' | undefined,
): DialplanFunction => ({
  name,
  synopsis: `Gives an option of ${kind}.`,
  syntax: `${name}(name,field)`,
  read: (scope, args) => {
    const warn = (message: string): undefined => {
      scope.kernel.log.write('warning', name, message);
      return undefined;
    };
    const [id = '', field = ''] = splitArguments(args, 2).map((one) => one.trim());
    if (id === '' || field === '') return warn(`Cannot call ${name} without a name and a field`);
    const value = read(scope, id, field.toLowerCase());
    if (value === undefined) return warn(`There is no such object: ${kind} '${id}'`);
    return value === 'no field' ? warn(`There is no option '${field}' of ${kind}`) : value;
  },
});
