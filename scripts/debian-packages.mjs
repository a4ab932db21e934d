// The Debian packages that suites of tests need beside Node, and how they get here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Package, and a file that says that it is there. */
const packages = [{ name: 'python3-panoramisk', file: '/usr/lib/python3/dist-packages/panoramisk' }];

/** Installs what is missing when it may (root on Debian); gives the names of those that are still missing. */
export const installDebianPackages = () => {
  const missing = packages.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return missing;
  console.log(`Installing Debian packages: ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...missing);
  return packages.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
};
