import { hintPriority, type Step } from '../../kernel/dialplan/context.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { LotConfig } from './parking-conf.js';

/** Who adds what lots share; what is one lot's own has its name behind it. */
export const registrar = 'res_parking';

/** The dialplan of a lot: how to park and, for each space, how to fetch. Nothing without `parkext`. */
export const extensionsOf = ({ name, settings }: LotConfig): readonly Step[] => {
  const { context, parkext, parkpos, parkinghints } = settings;
  if (parkext === '') return [];
  const own = `${registrar}/${name}`;
  const exclusive = settings.parkext_exclusive;
  const park: Step = {
    context,
    exten: parkext,
    priority: 1,
    application: 'Park',
    data: exclusive ? name : '',
    registrar: exclusive ? own : registrar,
  };
  const steps = [park];
  for (let space = parkpos.first; space <= parkpos.last; space++) {
    const exten = String(space);
    if (parkinghints)
      steps.push({
        context,
        exten,
        priority: hintPriority,
        application: `park:${exten}@${context}`,
        data: '',
        registrar: own,
      });
    steps.push({ context, exten, priority: 1, application: 'ParkedCall', data: `${name},${exten}`, registrar: own });
  }
  return steps;
};

const keyOf = ({ context, exten, priority }: Step): string => `${exten}@${context}:${priority}`;
const same = (a: Step, b: Step): boolean =>
  a.application === b.application && a.data === b.data && a.registrar === b.registrar;

/** The first extension that both want for themselves; a `parkext` that no lot has to itself may be shared. */
export const overlap = (one: readonly Step[], other: readonly Step[]): string | undefined => {
  const taken = new Map(one.map((step) => [keyOf(step), step]));
  return other.find((step) => {
    const there = taken.get(keyOf(step));
    return there && !(there.registrar === registrar && step.registrar === registrar);
  })?.exten;
};

/** What the lots have in the dialplan. Only what changed is touched, so that hints that stay are not told anew. */
export class LotExtensions {
  readonly #kernel: Kernel;
  #steps = new Map<string, Step>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Whether these would be in the way of others that are there. */
  hinders(steps: readonly Step[]): boolean {
    return overlap([...this.#steps.values()], steps) !== undefined;
  }

  /** Puts these in the place of all that were there. */
  replace(steps: readonly Step[]): void {
    const wanted = new Map(steps.map((step) => [keyOf(step), step]));
    for (const [key, step] of this.#steps) {
      const stays = wanted.get(key);
      if (!stays || !same(stays, step)) this.#kernel.dialplan.remove(step.context, step);
    }
    for (const [key, step] of wanted) {
      const there = this.#steps.get(key);
      if (!there || !same(there, step)) this.#put(step);
    }
    this.#steps = wanted;
  }

  /** Adds those of one lot more. */
  add(steps: readonly Step[]): void {
    for (const step of steps) {
      if (!this.#steps.has(keyOf(step))) this.#put(step);
      this.#steps.set(keyOf(step), step);
    }
  }

  clear(): void {
    this.replace([]);
  }

  #put(step: Step): void {
    this.#kernel.dialplan.addContext(step.context, step.registrar);
    this.#kernel.dialplan.add(step);
  }
}
