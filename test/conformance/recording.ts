import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One message as received: its lines without the blank one. A banner and `<closed>` are messages too. */
export interface Message {
  readonly step: number;
  readonly client: string;
  readonly lines: readonly string[];
}

/** One step of a scenario; README.md says what each does. */
export type Step = { readonly quiet?: number; readonly max?: number; readonly cleanup?: boolean } & (
  | { readonly do: 'connect' | 'close'; readonly client: string }
  | {
      readonly do: 'login';
      readonly client: string;
      readonly username: string;
      readonly secret: string;
      readonly events?: string;
    }
  | { readonly do: 'md5'; readonly client: string; readonly username: string; readonly secret: string }
  | { readonly do: 'send'; readonly client: string; readonly message: readonly (readonly [string, string])[] }
  | { readonly do: 'raw'; readonly client: string; readonly text: string }
  | {
      readonly do: 'capture';
      readonly client: string;
      readonly name: string;
      readonly match: Readonly<Record<string, string>>;
      readonly header: string;
      readonly nth?: number;
    }
  | {
      readonly do: 'phone';
      readonly script: 'register' | 'busy' | 'call';
      readonly user: string;
      readonly number?: string;
    }
  | { readonly do: 'wait'; readonly ms: number }
);

export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What the reference sent, in several runs on fresh servers. */
  readonly runs: readonly (readonly Message[])[];
}

export interface Suite {
  readonly name: string;
  /** Files laid over the common configuration. */
  readonly overlay: Readonly<Record<string, string>>;
  /** Sounds that were there and took their time, in milliseconds by name without ending; what they said is not told. */
  readonly sounds: Readonly<Record<string, number>>;
  readonly scenarios: readonly Scenario[];
}

/** The longest first: they are played side by side, a few at a time. */
export const suiteNames = [
  'music-and-spy',
  'dial',
  'applications',
  'features',
  'conferences-further',
  'agi',
  'calls',
  'office-extensions',
  'office-session',
  'office-calls',
  'queues-further',
  'sessions-settings',
  'parties',
  'calls-further',
  'pickup',
  'follow-and-receive',
  'transfers',
  'local-optimization',
  'session',
  'sessions-further',
  'core',
  'core-further',
  'office-core',
  'required',
  'queues',
  'functions-further',
  'voicemail',
  'conferences',
  'peers',
  'functions',
  'queue-members',
  'billing',
  'phones',
  'conferences-billing',
  'advice-of-charge',
] as const;
export type SuiteName = (typeof suiteNames)[number];

interface RecordedMessage {
  step: number;
  client: string;
  text: string;
}

/** Reads a file of recorded conversations. */
export const readSuite = (name: SuiteName): Suite => {
  const file = fileURLToPath(new URL(`recordings/${name}.json`, import.meta.url));
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as {
    overlay?: Record<string, string>;
    sounds?: Record<string, number>;
    scenarios: { name: string; steps: Step[]; runs: RecordedMessage[][] }[];
  };
  return {
    name,
    overlay: recorded.overlay ?? {},
    sounds: recorded.sounds ?? {},
    scenarios: recorded.scenarios.map((scenario) => ({
      ...scenario,
      runs: scenario.runs.map((run) =>
        run.map(({ step, client, text }) => ({ step, client, lines: text.split('\n') })),
      ),
    })),
  };
};
