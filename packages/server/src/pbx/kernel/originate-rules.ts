import { type ClassMask, type ClassName, classMask } from '@amiable/protocol';

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
  readonly matches?: (application: string, data: string) => boolean;
}

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
    matches: (application, data) => application === 'queue' && (data.split(',')[5] ?? '').trim() !== '',
  },
];

/** Whether somebody with these classes in `write` may have this application run. */
export const mayOriginate = (application: string, data: string, write: ClassMask): boolean => {
  const name = application.trim().toLowerCase();
  return rules.every((rule) => {
    const applies =
      rule.applications?.some((one) => one.toLowerCase() === name) ||
      rule.data?.test(`${application} ${data}`) ||
      rule.matches?.(name, data);
    return !applies || (classMask(rule.needs) & write) !== 0;
  });
};
