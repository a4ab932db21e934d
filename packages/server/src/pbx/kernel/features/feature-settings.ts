/** What `[general]` of features.conf says. Times are milliseconds. */
export interface FeatureSettings {
  /** How long the next digit of a feature's code may take. */
  readonly featureDigitMs: number;
  readonly courtesyTone: string;
  readonly recordingFailSound: string;
  /** How long each digit of the number to transfer to may take. */
  readonly transferDigitMs: number;
  /** How often a number may be dialled wrong. */
  readonly transferDialAttempts: number;
  readonly transferRetrySound: string;
  readonly transferInvalidSound: string;
  readonly transferAnnounceSound: string;
  /** How long the target of an attended transfer may ring. */
  readonly noAnswerMs: number;
  /** Whether the call ends when the one who transfers hangs up before the target answers. */
  readonly dropCall: boolean;
  readonly loopDelayMs: number;
  /** How often the one who transferred is called back when the target does not answer. */
  readonly callbackRetries: number;
  readonly transferSound: string;
  readonly transferFailSound: string;
  /** Codes while an attended transfer is under way. */
  readonly abort: string;
  readonly complete: string;
  readonly threeWay: string;
  readonly swap: string;
  readonly pickupExten: string;
  readonly pickupSound: string;
  readonly pickupFailSound: string;
}

export const defaultFeatureSettings: FeatureSettings = {
  featureDigitMs: 1000,
  courtesyTone: '',
  recordingFailSound: '',
  transferDigitMs: 3000,
  transferDialAttempts: 3,
  transferRetrySound: 'pbx-invalid',
  transferInvalidSound: 'privacy-incorrect',
  transferAnnounceSound: 'pbx-transfer',
  noAnswerMs: 15_000,
  dropCall: false,
  loopDelayMs: 10_000,
  callbackRetries: 2,
  transferSound: 'beep',
  transferFailSound: 'beeperr',
  abort: '*1',
  complete: '*2',
  threeWay: '*3',
  swap: '*4',
  pickupExten: '*8',
  pickupSound: '',
  pickupFailSound: '',
};

/** The features that have a place in `[featuremap]`, with the codes that they have by themselves. */
export const defaultFeatureMap = {
  atxfer: '',
  automixmon: '',
  automon: '',
  blindxfer: '#',
  disconnect: '*',
  parkcall: '',
} as const;

export type BuiltinFeature = keyof typeof defaultFeatureMap;

export const builtinFeatures = Object.keys(defaultFeatureMap) as readonly BuiltinFeature[];

/** A feature of `[applicationmap]`: an application that runs when its code is pressed. */
export interface ApplicationFeature {
  readonly name: string;
  readonly code: string;
  /** On whom it runs: who pressed the code, or whoever that one talks to. */
  readonly on: 'self' | 'peer';
  readonly application: string;
  readonly data: string;
  /** The music that the others hear meanwhile. */
  readonly musicClass: string;
}

/** Everything that features.conf says. */
export interface FeatureConfig {
  readonly settings: FeatureSettings;
  readonly map: Readonly<Record<BuiltinFeature, string>>;
  readonly applications: ReadonlyMap<string, ApplicationFeature>;
  /** Groups by name: their features, each with the code that it has there (empty: its own). */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const defaultFeatureConfig: FeatureConfig = {
  settings: defaultFeatureSettings,
  map: defaultFeatureMap,
  applications: new Map(),
  groups: new Map(),
};
