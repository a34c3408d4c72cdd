import { installIfNeeded, runOnNode24 } from './bootstrap.mjs';

installIfNeeded();
runOnNode24('scripts/run-tests.ts', process.argv.slice(2));
