// node run-typescript.mjs FILE.ts — runs a module of this repository in a process of its own, without a build, so that
// tests can kill it.
import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const protocol = fileURLToPath(new URL('../../../protocol/src/index.ts', import.meta.url));
const server = await createViteServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  resolve: { alias: { '@amiable/protocol': protocol } },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
await server.ssrLoadModule(process.argv[2]);
