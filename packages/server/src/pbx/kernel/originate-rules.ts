import { type ClassMask, type ClassName, classMask } from '@amiable/protocol';
import { parseOptions } from './application-options.js';
import { separateArguments } from './arguments.js';

/**
 * What Originate runs without its dangerous sides being the client's right already. Every rule that applies must be
 * met, and names are compared whole: the reference stops at the first and compares parts of words.
 */
interface Rule {
  /** A caller needs any one of these in `write`. */
  readonly needs: readonly ClassName[];
  readonly applications?: readonly string[];
  /** Looked for in the data. */
  readonly data?: RegExp;
  readonly matches?: (application: string, args: readonly string[]) => boolean;
}

const recorders = new Set(['chanspy', 'extenspy', 'page', 'meetme']);
const gates = new Set(['authenticate', 'disa']);

const rules: readonly Rule[] = [
  {
    // run programs, write files or run other applications, which may do so
    needs: ['system'],
    applications: [
      'System',
      'TrySystem',
      'Exec',
      'TryExec',
      'ExecIf',
      'ExecIfTime',
      'ExternalIVR',
      'MixMonitor',
      'Monitor',
      'ChangeMonitor',
      'Originate',
      'ReadFile',
      'Record',
      'Dictate',
      'DBdel',
      'DBdeltree',
      'Macro',
      'StackExecute',
      'JabberSend',
      // puts in what stands in its data, however it is written there
      'WaitForCondition',
    ],
  },
  { needs: ['system', 'agi'], applications: ['AGI', 'EAGI', 'FastAGI', 'DeadAGI', 'AsyncAGI'] },
  { needs: ['system', 'config'], applications: ['Reload'] },
  // functions that run programs, or text that is looked into for functions once more
  { needs: ['system'], data: /SHELL|EVAL/i },
  // functions that reach files, the network or databases
  {
    needs: ['system'],
    data: /\b(FILE|FILE_COUNT_LINE|FILE_FORMAT|CURL|CURLOPT|DB|DB_DELETE|DB_EXISTS|DB_KEYS|DB_KEYCOUNT|ODBC\w*|SQL\w*|REALTIME\w*|STAT|ENV|SYSINFO|LOCK|EXPORT|AST_CONFIG)\s*\(/i,
  },
  // the sixth argument of Queue is a program to run
  {
    needs: ['system', 'agi'],
    matches: (application, args) => application === 'queue' && (args[5] ?? '').trim() !== '',
  },
  // with option r they write a recording
  {
    needs: ['system'],
    matches: (application, [, options = '']) => recorders.has(application) && parseOptions(options).has('r'),
  },
  // a path in place of the code is a file with codes
  {
    needs: ['system'],
    matches: (application, [code = '']) => gates.has(application) && code.trim().startsWith('/'),
  },
];

/** Whether somebody with these classes in `write` may have this application run. */
export const mayOriginate = (application: string, data: string, write: ClassMask): boolean => {
  const name = application.trim().toLowerCase();
  const args = separateArguments(data);
  // Applications take quotes and backslashes away: FI\LE(…) is FILE(…) to them.
  const texts = [data, data.replace(/["\\]/g, '')];
  return rules.every((rule) => {
    const applies =
      rule.applications?.some((one) => one.toLowerCase() === name) ||
      texts.some((text) => rule.data?.test(`${application} ${text}`)) ||
      rule.matches?.(name, args);
    return !applies || (classMask(rule.needs) & write) !== 0;
  });
};
