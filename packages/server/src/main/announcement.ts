import type { Colours } from '../console/colours.js';
import type { LaidOutHome } from './home.js';

export interface Announcement {
  /** The program and its own version. */
  readonly product: string;
  readonly version: string;
  /** Where manager clients are listened for: `127.0.0.1:5038`, and `TLS` behind those that speak it. */
  readonly listeners: readonly string[];
  /** Who can log in. */
  readonly users: readonly string[];
  readonly configFolder: string;
  /** How the console is reached from the shell. */
  readonly consoleCommand: string;
  /** What the first start made, if this was it. */
  readonly laidOut: LaidOutHome | undefined;
  readonly startedInMs: number;
  readonly background: boolean;
}

/** What a server says about itself when it runs. */
export const announce = (facts: Announcement, { bold, dim, yellow }: Colours): string => {
  const rows: [string, string][] = [
    [
      'Manager (AMI)',
      facts.listeners.length > 0 ? facts.listeners.map(bold).join(', ') : 'off: enabled = no in manager.conf',
    ],
    ['Log in as', loginNames(facts.users)],
    ['Configuration', facts.configFolder],
    ['Console', facts.consoleCommand],
  ];
  const ready = `Ready after ${(facts.startedInMs / 1000).toFixed(1)} s, pid ${process.pid}.`;
  return [
    `${bold(facts.product)}, answering as Asterisk ${facts.version}`,
    ...rows.map(([name, value]) => `  ${dim(name.padEnd(14))} ${value}`),
    ...firstSteps(facts.laidOut, { bold, yellow }),
    facts.background ? ready : `${ready} Ctrl-C stops it.`,
    '',
  ].join('\n');
};

/** Some of the users, as many as fit a line. */
const loginNames = (users: readonly string[]): string => {
  if (users.length === 0) return 'nobody: manager.conf has no users';
  const shown = users.slice(0, 5).join(', ');
  const more = users.length > 5 ? ` and ${users.length - 5} more` : '';
  return `${shown}${more}, as manager.conf says`;
};

/** What a first start made, and how to log in; nothing at a later one. */
export const firstSteps = (
  laidOut: LaidOutHome | undefined,
  { bold, yellow }: Pick<Colours, 'bold' | 'yellow'>,
): string[] => {
  if (!laidOut || laidOut.created.length === 0) return [];
  const made = `This is the first start: a sample configuration was laid out in ${laidOut.folder}.`;
  if (laidOut.adminSecret === undefined) return ['', made, ''];
  return [
    '',
    made,
    `Log in as below. ${yellow('The secret is shown this once')}; manager.conf keeps it, readable for you alone.`,
    '',
    `  Username: ${bold('admin')}`,
    `  Secret:   ${bold(laidOut.adminSecret)}`,
    '',
  ];
};
