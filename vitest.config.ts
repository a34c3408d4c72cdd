import { defineConfig } from 'vitest/config';

// *.spec.ts: pure, no engine, part of `npm run check`. *.test.ts: real engines, run by `npm test`.
export default defineConfig({
  test: {
    include: ['{packages,services,workflows}/*/src/**/*.{spec,test}.ts', 'tests/**/*.{spec,test}.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
