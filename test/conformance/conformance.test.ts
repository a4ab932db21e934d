import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Comparison, compare } from './compare.js';
import { startLab } from './lab.js';
import { play } from './player.js';
import { readSuite, type Scenario, type Suite, suiteNames } from './recording.js';

/*
 * Holds our server against the recordings of Asterisk 20.20.1. CONFORMANCE=core:database plays only the scenarios of
 * `core` whose name holds `database` and prints what differs; CONFORMANCE_RAISE=1 writes a higher baseline.
 */
const [onlySuite, onlyName = ''] = (process.env.CONFORMANCE ?? '').split(':');
const raise = process.env.CONFORMANCE_RAISE === '1';

interface Baseline {
  /** Scenarios without any difference. */
  passed: string[];
  /** Messages of the reference that came. */
  matched: number;
  compared: number;
}

const baselineFile = fileURLToPath(new URL('baseline.json', import.meta.url));
const baselines = JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, Baseline>;

type Results = Map<string, Comparison>;

const playSuite = async (suite: Suite, scenarios: readonly Scenario[]): Promise<Results> => {
  const lab = await startLab(suite);
  const results: Results = new Map();
  try {
    for (const scenario of scenarios) {
      const received = await play(scenario, lab);
      results.set(scenario.name, compare(scenario.runs, received, scenario.steps));
    }
  } finally {
    await lab.stop();
  }
  return results;
};

const total = (results: Results, count: (comparison: Comparison) => number): number =>
  [...results.values()].reduce((sum, comparison) => sum + count(comparison), 0);

const summary = (results: Results): Baseline => ({
  passed: [...results].filter(([, { differences }]) => differences.length === 0).map(([name]) => name),
  matched: total(results, ({ matched }) => matched),
  compared: total(results, ({ compared }) => compared),
});

const fallen = (found: Baseline, baseline: Baseline | undefined): string[] =>
  (baseline?.passed ?? []).filter((name) => !found.passed.includes(name));

/**
 * A loaded machine can delay a message past the moment when it is looked for: what fell is played again by itself, and
 * then, since a scenario may rest on those before it, with the whole suite.
 */
const playFallenAgain = async (suite: Suite, results: Results): Promise<Results> => {
  const baseline = baselines[suite.name];
  const lost = fallen(summary(results), baseline);
  if (lost.length === 0) return results;
  const again = await playSuite(
    suite,
    suite.scenarios.filter(({ name }) => lost.includes(name)),
  );
  const better = new Map([...results, ...again]);
  return fallen(summary(better), baseline).length > 0 ? playSuite(suite, suite.scenarios) : better;
};

const report = (name: string, results: Results, names: Iterable<string>): string =>
  [...names]
    .flatMap((scenario) => [
      `${name}: ${scenario}`,
      ...(results.get(scenario)?.differences ?? []).map(
        ({ kind, client, text }) => `  ${kind} (${client})\n    ${text.replaceAll('\n', '\n    ')}`,
      ),
    ])
    .join('\n');

describe('the recordings of Asterisk 20.20.1', () => {
  for (const name of suiteNames) {
    if (onlySuite && onlySuite !== name) continue;
    it.concurrent(`${name}: no scenario of the baseline has fallen`, { timeout: 1_200_000 }, async () => {
      const suite = readSuite(name);
      const scenarios = suite.scenarios.filter((scenario) => scenario.name.includes(onlyName));
      expect(scenarios.length).toBeGreaterThan(0);
      let results = await playSuite(suite, scenarios);
      if (onlyName) {
        console.log(report(name, results, results.keys()));
        return;
      }
      if (!raise) results = await playFallenAgain(suite, results);
      const found = summary(results);
      console.log(
        `${name}: ${found.compared} messages compared, ${found.matched} matched, ` +
          `${found.passed.length} of ${scenarios.length} scenarios passed`,
      );
      if (raise) raiseBaseline(name, found);
      const lost = fallen(found, baselines[name]);
      expect(lost, report(name, results, lost)).toEqual([]);
    });
  }
});

const raiseBaseline = (name: string, found: Baseline): void => {
  const lost = fallen(found, baselines[name]);
  if (lost.length > 0) throw new Error(`The baseline only goes up, but these fell: ${lost.join(', ')}`);
  baselines[name] = found;
  writeFileSync(baselineFile, `${JSON.stringify(baselines, null, 2)}\n`);
};
