import { configDefaults, defineConfig } from 'vitest/config';

const onPostgres = {
  globalSetup: './packages/testkit/src/postgres/global-setup.ts',
  setupFiles: './packages/testkit/src/postgres/note-failures.ts',
};

const places = '{packages,services,workflows}/*/src/**/*';

/**
 * Three projects. `spec` is pure and needs no engine, part of `npm run check`. `engines` runs on the engines that npm
 * brings; `stack` on Kafka and Temporal as well, which need Java and Go. Both are part of `npm test` and start
 * PostgreSQL.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'spec', include: [`${places}.spec.ts`, 'tests/**/*.spec.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: [`${places}.test.ts`, 'tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.stack.test.ts'],
          ...onPostgres,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'stack',
          include: [`${places}.stack.test.ts`, 'tests/**/*.stack.test.ts'],
          ...onPostgres,
          testTimeout: 60_000,
          // The first run on a machine gets the engines, which takes minutes.
          hookTimeout: 10 * 60_000,
        },
      },
    ],
  },
});
