import type { Problems } from '../../../config/problem.js';
import type { ObjectType, SorceryObject } from './object-type.js';

/** Where the objects of one type are kept: a section of a file, AstDB, memory. */
export interface ObjectSource {
  get(id: string): SorceryObject | undefined;
  /** By id. */
  all(): readonly SorceryObject[];
  /** Keeps an object, new or changed; missing where nothing can be written. */
  put?(object: SorceryObject): void;
  /** false: there was none. */
  remove?(id: string): boolean;
  /** Reads again what it comes from; missing where it is always as it is. Objects that cannot be read stay as they are. */
  load?(problems: Problems): void;
}

/** A way to keep objects, which a module brings: `config`, `astdb`. */
export interface Wizard {
  readonly name: string;
  /**
   * @param data what stands behind the wizard's name in sorcery.conf
   * @throws Error that says what cannot be read of it
   */
  open(type: ObjectType, data: string): ObjectSource;
}

/** A way to hold what was asked for lately, in front of where it is kept. */
export interface CacheWizard {
  readonly name: string;
}
