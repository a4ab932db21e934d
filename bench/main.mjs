// npm run bench: how fast an AMI server is, beside a bare Node server. `npm run bench -- --help` tells the options.
import { measure } from './measure.mjs';
import { readOptions } from './options.mjs';
import { startBare, startOwn } from './servers.mjs';
import { table } from './table.mjs';

const { stderr } = process;
/** Says on the error output what is going on: one line that changes, or a line each where that is no terminal. */
const tell = (text) => stderr.write(stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);

const run = async (options) => {
  const started = [];
  const stopAll = () => Promise.all(started.map(({ stop }) => stop()));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopAll().then(() => process.exit(130)));
  try {
    const bare = await startBare();
    started.push(bare);
    if (!options.server) {
      tell('starting our own server');
      started.push(await startOwn());
    }
    const server = options.server ?? started[1].server;
    const results = [];
    for (const { name, loads } of options.cases)
      for (const load of loads(options))
        results.push(...(await measure(name, load, { server, bare: bare.server, options, tell })));
    return { server: server.name, results };
  } finally {
    if (stderr.isTTY) stderr.write('\r\x1b[K');
    await stopAll();
  }
};

const main = async () => {
  const options = readOptions(process.argv.slice(2));
  if ('help' in options) return console.log(options.help);
  const { server, results } = await run(options);
  const { node, v8 } = process.versions;
  console.log(options.json ? JSON.stringify({ server, node, v8, results }, null, 2) : table(results, server));
  // A slow figure is no failure; a load that could not be run is one, unless it was told to want more than it got.
  if (results.some(({ problem }) => problem && !problem.startsWith('needs '))) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
