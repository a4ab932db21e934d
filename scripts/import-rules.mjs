// Who may import whom. Every folder of the server has the folders that it may import beside its own; the protocol
// package may always be imported, and imports nothing itself. Run by `npm run check`.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = 'packages/server/src';

/** What a file belongs to: one builtin subject or module stands alone. */
const rules = [
  { area: /^contract\//, may: [] },
  { area: /^config\//, may: ['contract/'] },
  { area: /^manager\//, may: ['config/', 'contract/'] },
  { area: /^pbx\/kernel\//, may: ['config/', 'contract/'] },
  { area: /^pbx\/builtin\/[^/]+\//, may: ['pbx/kernel/', 'config/', 'contract/'] },
  { area: /^pbx\/modules\/[^/]+\//, may: ['pbx/kernel/', 'config/', 'contract/'] },
  { area: /^console\//, may: ['manager/', 'config/', 'contract/'] },
  { area: /^testing\//, may: ['pbx/', 'manager/', 'config/', 'contract/', 'console/'] },
  { area: /^main\//, may: [''] },
];

/** Packages of a test's own, and Node's modules, may be imported everywhere but in the protocol. */
const isOutside = (target) => !target.startsWith('.');

const importsOf = (text) => [
  ...[...text.matchAll(/^\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'/gm)].map((match) => match[1]),
  ...[...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)].map((match) => match[1]),
  ...[...text.matchAll(/^\s*import\s*'([^']+)'/gm)].map((match) => match[1]),
];

/** Gives every breach as one line of text. */
export const findBreaches = (files) => {
  const breaches = [];
  for (const { path, text } of files) {
    const inServer = path.startsWith(`${server}/`);
    const place = inServer ? path.slice(server.length + 1) : path;
    const rule = rules.find(({ area }) => area.test(place));
    if (inServer && !rule) breaches.push(`${path}: this folder has no rule in scripts/import-rules.mjs`);
    for (const target of importsOf(text)) {
      if (path.startsWith('packages/protocol/')) {
        const isTest = path.endsWith('.test.ts');
        if (isOutside(target) && !isTest)
          breaches.push(`${path}: the protocol depends on nothing, but imports '${target}'`);
        continue;
      }
      if (!rule || isOutside(target)) continue;
      const full = relative(root, join(root, dirname(path), target));
      if (!full.startsWith(`${server}/`)) {
        if (!path.endsWith('.test.ts')) breaches.push(`${path}: imports '${target}' from outside the server's sources`);
        continue;
      }
      const to = full.slice(server.length + 1);
      const own = rule.area.exec(place)[0];
      // Tests may use the kits of `testing/`, and start the modules that their subject works with.
      const isTest = path.endsWith('.test.ts');
      const may = isTest ? [...rule.may, 'testing/'] : rule.may;
      const startsModule = isTest && /^pbx\/(builtin|modules)\/[^/]+\/module\.js$/.test(to);
      if (!to.startsWith(own) && !startsModule && !may.some((prefix) => to.startsWith(prefix)))
        breaches.push(`${path}: '${own}' may not import '${to}'`);
    }
  }
  return breaches;
};

export const readSources = () =>
  ['packages/protocol/src', 'packages/server/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );
