import { events } from '@amiable/protocol';
import type { Channel } from './channel.js';
import type { Kernel } from './kernel.js';

/** How far a variable is handed down: not at all, to the next channel (`_NAME`), to all later ones (`__NAME`). */
type Inheritance = 0 | 1 | 2;

interface Value {
  readonly value: string;
  readonly inheritance: Inheritance;
  /** The value that shows again when this one is unset. */
  readonly below: Value | undefined;
}

const splitMarks = (name: string): { bare: string; inheritance: Inheritance } => {
  if (name.charCodeAt(0) !== 95) return { bare: name, inheritance: 0 };
  return name.charCodeAt(1) === 95 ? { bare: name.slice(2), inheritance: 2 } : { bare: name.slice(1), inheritance: 1 };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be escaped
const special = /[\x07\b\f\n\r\t\v\\'"?]/g;
const escapes: Readonly<Record<string, string>> = {
  '\x07': 'a',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\v': 'v',
};

/** A value as VarSet shows it: with the escapes of C strings. */
export const escapedValue = (value: string): string =>
  value.replace(special, (character) => `\\${escapes[character] ?? character}`);

/** The variables of one channel. Names are exact; values are byte strings. */
export class ChannelVariables {
  readonly #channel: Channel;
  readonly #values = new Map<string, Value>();

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  get(name: string): string | undefined {
    return this.#values.get(name)?.value;
  }

  /** The value that is hidden under so many others; 0 for the one that shows. */
  peek(name: string, depth: number): string | undefined {
    let value = this.#values.get(name);
    for (let at = 0; at < depth && value; at++) value = value.below;
    return value?.value;
  }

  /** Sets a variable and raises VarSet. `_` and `__` before the name mark it as handed down to channels that are made for this one. */
  set(name: string, value: string): void {
    const { bare, inheritance } = splitMarks(name);
    this.#put(bare, { value, inheritance, below: this.#values.get(bare)?.below });
    this.tell(name, value);
  }

  /** Hides the value of a variable under a new one until it is unset. Raises nothing. */
  push(name: string, value: string): void {
    const { bare, inheritance } = splitMarks(name);
    this.#put(bare, { value, inheritance, below: this.#values.get(bare) });
    this.#channel.renewVariables();
  }

  /** Takes the value away; one that was hidden under it shows again. Raises VarSet with an empty value. */
  unset(name: string): void {
    const { bare } = splitMarks(name);
    const gone = this.#values.get(bare);
    if (gone?.below) this.#put(bare, gone.below);
    else this.#values.delete(bare);
    // what showed nothing before is no news
    if (gone?.value === '') this.#channel.renewVariables();
    else this.tell(name, '');
  }

  /** Takes values away and raises nothing. */
  drop(names: Iterable<string>): void {
    for (const name of names) this.#values.delete(name);
    this.#channel.renewVariables();
  }

  /** Takes the value away and says so while the channel is still shown as it was, as bridges do; then it is shown anew. */
  forget(name: string): void {
    this.#values.delete(name);
    this.#raise(name, '');
    this.#channel.renewVariables();
  }

  /** Names without marks, with their values, the last one set first. */
  entries(): [name: string, value: string][] {
    return [...this.#values].map(([name, { value }]): [string, string] => [name, value]).reverse();
  }

  /** Hands down what is marked so to a channel made for this one, in the order of `entries`; each raises VarSet there. */
  inheritTo(other: ChannelVariables): void {
    const inherited = [...this.#values].filter(([, { inheritance }]) => inheritance !== 0);
    if (inherited.length === 0) return;
    const own = [...other.#values];
    other.#values.clear();
    for (const [name, { value, inheritance }] of inherited)
      other.#put(name, { value, inheritance: inheritance === 2 ? 2 : 0, below: undefined });
    for (const [name, value] of own) other.#put(name, value);
    for (const [name, { value, inheritance }] of inherited.reverse())
      other.tell(`${inheritance === 2 ? '__' : ''}${name}`, value);
  }

  /** Copies everything to the other half of the same line, marks included; each raises VarSet there. */
  copyTo(other: ChannelVariables): void {
    for (const [name, { value, inheritance }] of [...this.#values].reverse())
      other.set(`${'_'.repeat(inheritance)}${name}`, value);
  }

  /** Raises VarSet for a name and value, whatever is stored. */
  tell(name: string, value: string): void {
    this.#channel.renewVariables();
    this.#raise(name, value);
  }

  #raise(name: string, value: string): void {
    this.#channel.kernel.events.publish(events.VarSet, {
      channel: this.#channel.snapshot(),
      Variable: name,
      Value: escapedValue(value),
    });
  }

  #put(name: string, value: Value): void {
    // what is set again moves to the front of the list
    this.#values.delete(name);
    this.#values.set(name, value);
  }
}

/** The variables that belong to no channel. */
export class GlobalVariables {
  readonly #kernel: Kernel;
  readonly #values = new Map<string, string>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** Sets a variable and raises VarSet for no channel. */
  set(name: string, value: string): void {
    const { bare } = splitMarks(name);
    this.#values.delete(bare);
    this.#values.set(bare, value);
    this.#kernel.events.publish(events.VarSet, {
      Channel: 'none',
      Uniqueid: 'none',
      Variable: name,
      Value: escapedValue(value),
    });
  }

  unset(name: string): void {
    this.#values.delete(name);
  }

  /** The last one set first. */
  entries(): [name: string, value: string][] {
    return [...this.#values].reverse();
  }

  clear(): void {
    this.#values.clear();
  }
}
