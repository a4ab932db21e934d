// Writes docs/reference from the catalog; with --check compares instead, and says which page is stale. Fails too where
// an action, an event, a parameter or a header has no words.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { actionsPage, classesPage, deadLinks, eventsPage, wordless } from './reference-pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const mend = 'node scripts/reference.mjs';

const build = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/protocol'], {
  cwd: root,
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(1);
const protocol = await import('../packages/protocol/dist/index.js');
const catalog = {
  actions: [...protocol.actionCatalog.values()],
  events: [...protocol.eventCatalog.values()],
  protocol,
};

const missing = wordless(catalog);
for (const place of missing) console.error(`packages/protocol/src/catalog: ${place} has no words`);

const pages = {
  'actions.md': actionsPage(catalog),
  'events.md': eventsPage(catalog),
  'classes.md': classesPage(catalog),
};
const dead = deadLinks(pages);
for (const link of dead) console.error(`docs/reference/${link} leads nowhere: mend seeAlso in the catalog`);

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

let stale = 0;
mkdirSync(`${root}docs/reference`, { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  const path = `${root}docs/reference/${name}`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (read(path) !== text) {
    stale++;
    console.error(`docs/reference/${name} is not what the catalog says: run \`${mend}\` and commit the page`);
  }
}
console.log(
  `${catalog.actions.length} actions and ${catalog.events.length} events, ${Object.keys(pages).length} pages looked at: ` +
    `${stale} stale, ${dead.length} dead links, ${missing.length} places without words`,
);
const looked = catalog.actions.length > 0 && catalog.events.length > 0;
process.exit(looked && stale + dead.length + missing.length === 0 ? 0 : 1);
