import { defineConfig } from 'vitest/config';

const places = '{packages,services,workflows}/*/src/**/*';

/**
 * Two projects: `spec` is pure and needs no engine, part of `npm run check`; `engines` runs on real engines,
 * part of `npm test`. Only `engines` starts PostgreSQL.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'spec', include: [`${places}.spec.ts`, 'tests/**/*.spec.ts'], testTimeout: 10_000 },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: [`${places}.test.ts`, 'tests/**/*.test.ts'],
          globalSetup: './packages/testkit/src/postgres/global-setup.ts',
          setupFiles: './packages/testkit/src/postgres/note-failures.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
