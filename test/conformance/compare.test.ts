import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';
import { type Message, readSuite, type Scenario, suiteNames } from './recording.js';

const scenarios = suiteNames.flatMap((name) => readSuite(name).scenarios.map((scenario) => ({ name, scenario })));

const withRun = ({ runs, steps }: Scenario, change: (messages: readonly Message[]) => readonly Message[]) =>
  compare(runs, change(runs[0] ?? []), steps);

const newchannel = scenarios.find(({ scenario }) => scenario.name === 'two lines bridged by the dialplan')?.scenario;
if (!newchannel) throw new Error('The recording of a bridged call is missing');
const hangup = (message: Message) => message.lines[0] === 'Event: Hangup';

describe('comparing with the recordings', () => {
  it('finds no difference between the reference and itself', () => {
    expect(scenarios.length).toBeGreaterThan(300);
    for (const { name, scenario } of scenarios)
      for (const run of scenario.runs) {
        const others = scenario.runs.filter((other) => other !== run);
        const { differences } = compare([run, ...others], run, scenario.steps);
        expect(differences, `${name}: ${scenario.name}`).toEqual([]);
      }
  });

  it('misses an event that did not come', () => {
    const { differences } = withRun(newchannel, (run) => run.filter((message) => !hangup(message)));
    expect(differences.map(({ kind }) => kind)).toContain('missing event');
  });

  it('sees an event too many', () => {
    const { differences } = withRun(newchannel, (run) => [...run, ...run.filter(hangup).slice(0, 1)]);
    expect(differences.map(({ kind }) => kind)).toEqual(['extra event']);
  });

  it('sees a header in the wrong place', () => {
    const swap = ([first, second, third, ...rest]: readonly string[]) =>
      [first, third, second, ...rest].filter((line) => line !== undefined);
    const { differences } = withRun(newchannel, (run) =>
      run.map((message) => (hangup(message) ? { ...message, lines: swap(message.lines) } : message)),
    );
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['missing event', 'extra event']));
  });

  it('sees the events of a channel in another order than every run had', () => {
    const { differences } = withRun(newchannel, (run) => [...run.filter(hangup), ...run.filter((m) => !hangup(m))]);
    expect(differences.some(({ kind }) => kind === 'order')).toBe(true);
  });

  it('misses a reply and holds replies to their order', () => {
    const isReply = (message: Message) => message.lines[0] === 'Response: Success';
    const { differences } = withRun(newchannel, (run) => run.filter((message) => !isReply(message)));
    expect(differences.some(({ kind }) => kind === 'missing reply')).toBe(true);
  });
});
