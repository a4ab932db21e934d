import { readFileSync } from 'node:fs';

const { name, version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  name: string;
  version: string;
};

/** What this program is, as opposed to the Asterisk version that it answers as. */
export const product = { name: name.charAt(0).toUpperCase() + name.slice(1), version } as const;
