import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const conformance = 'test/conformance/conformance.test.ts';

export default defineConfig({
  resolve: {
    alias: {
      '@amiable/protocol': fileURLToPath(new URL('packages/protocol/src/index.ts', import.meta.url)),
      'amiable/testing': fileURLToPath(new URL('packages/server/src/main/testing.ts', import.meta.url)),
    },
  },
  test: {
    testTimeout: 20_000,
    // `npm test` has everything recorded that is answered and raised, and looks afterwards for what was not.
    setupFiles: process.env.AMIABLE_COMPLETENESS ? ['test/completeness/setup.mjs'] : [],
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts', 'examples/*/*.test.js'],
          exclude: ['**/node_modules/**', conformance],
        },
      },
      // By itself, afterwards: what a recorded conversation holds depends on pauses that a busy machine stretches.
      {
        extends: true,
        test: { name: 'conformance', include: [conformance], maxConcurrency: 9, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
