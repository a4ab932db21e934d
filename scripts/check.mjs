// npm run check: types, lint and format, import rules, generated files. Each check says how much it looked at, and
// fails if that was nothing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBreaches, readSources } from './import-rules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const run = (label, command, args) => {
  console.log(`\n== ${label}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: false });
  return status === 0;
};

const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
if (!existsSync(bin('tsc'))) {
  console.error('The tools are not installed: run `npm ci` first.');
  process.exit(1);
}

const checkImports = () => {
  console.log('\n== import rules');
  const files = readSources();
  const breaches = findBreaches(files);
  for (const breach of breaches) console.error(breach);
  console.log(`${files.length} files looked at, ${breaches.length} breaches`);
  return files.length > 0 && breaches.length === 0;
};

const results = {
  build: run('types of the packages', bin('tsc'), ['-b', 'packages/server']),
  types: run('types of the tests', bin('tsc'), ['--noEmit', '-p', '.']),
  lint: run('lint and format', bin('biome'), ['ci', '--colors=off', '.']),
  imports: checkImports(),
  reference: run('generated reference pages', process.execPath, ['scripts/reference.mjs', '--check']),
  dialplan: run('generated page of the dialplan', process.execPath, ['scripts/dialplan-page.mjs', '--check']),
};

const failed = Object.keys(results).filter((name) => !results[name]);
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
