/** What the file beside a message tells of it, by Asterisk's names and in its order. */
export interface MessageFacts {
  readonly origmailbox: string;
  readonly context: string;
  readonly macrocontext: string;
  readonly exten: string;
  readonly rdnis: string;
  readonly priority: string;
  readonly callerchan: string;
  readonly callerid: string;
  readonly origdate: string;
  /** Seconds since the epoch. */
  readonly origtime: string;
  readonly category: string;
  readonly msg_id: string;
  /** `Urgent`, `PRIORITY` or nothing. */
  readonly flag: string;
  /** Seconds. */
  readonly duration: string;
}

const names = [
  'origmailbox',
  'context',
  'macrocontext',
  'exten',
  'rdnis',
  'priority',
  'callerchan',
  'callerid',
  'origdate',
  'origtime',
  'category',
  'msg_id',
  'flag',
  'duration',
] as const satisfies readonly (keyof MessageFacts)[];

/** The text of the file; what callers say of themselves cannot add lines to it. */
export const messageText = (facts: MessageFacts): string => {
  const lines = names.map((name) => `${name}=${facts[name].replace(/[\r\n\0]/g, ' ')}`);
  return `;\n; Message Information file\n;\n[message]\n${lines.join('\n')}\n`;
};

/** Reads such a file; what is missing is empty. */
export const parseMessage = (text: string): MessageFacts => {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0 && !line.startsWith(';')) values.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return Object.fromEntries(names.map((name) => [name, values.get(name) ?? ''])) as unknown as MessageFacts;
};
