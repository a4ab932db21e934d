import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      '@amiable/protocol': fileURLToPath(new URL('packages/protocol/src/index.ts', import.meta.url)),
      'amiable/testing': fileURLToPath(new URL('packages/server/src/main/testing.ts', import.meta.url)),
    },
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts', 'examples/*/*.test.js'],
    testTimeout: 20_000,
    // `npm test` has everything recorded that is answered and raised, and looks afterwards for what was not.
    setupFiles: process.env.AMIABLE_COMPLETENESS ? ['test/completeness/setup.mjs'] : [],
  },
});
