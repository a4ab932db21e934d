// npm test: everything. Builds, checks, installs the Debian packages that suites need (when it may), runs every test,
// looks for answers and events that no test has seen, and closes with one line: how many passed, failed and were
// skipped. With CI set, a skipped test is a failure. With arguments, which go to vitest, only those tests run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const checked = run(process.execPath, ['scripts/check.mjs']);

const missing = installDebianPackages();
if (missing.length > 0)
  console.log(`Not installed, so their suites are skipped: ${missing.join(', ')} (apt-get install as root)`);

const folder = mkdtempSync(join(tmpdir(), 'amiable-test-'));
const report = join(folder, 'report.json');
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const some = process.argv.slice(2);
const recorded = join(folder, 'recorded');
const tested = run(process.execPath, [...args, ...some], some.length === 0 ? { AMIABLE_COMPLETENESS: recorded } : {});

// What some tests leave out says nothing.
let complete = true;
if (some.length === 0) {
  console.log('\n== answers and events without a test');
  complete = run(process.execPath, ['test/completeness/check.mjs', recorded]);
}

let counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('The test runner left no report.');
}
rmSync(folder, { recursive: true, force: true });

const skipped = counts.numPendingTests;
if (skipped > 0 && process.env.CI) console.error('With CI set, nothing may be skipped.');
if (!checked) console.error('The checks before the tests failed: see above.');
if (!complete) console.error('Some answers or events were never seen: see above.');
const failures =
  counts.numFailedTests + (checked ? 0 : 1) + (complete ? 0 : 1) + (tested || counts.numFailedTests > 0 ? 0 : 1);
console.log(`\n${counts.numPassedTests} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failures > 0 || counts.numPassedTests === 0 || (skipped > 0 && process.env.CI) ? 1 : 0);
