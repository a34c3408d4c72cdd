import { installIfNeeded, runOnNode24 } from './bootstrap.mjs';

installIfNeeded();
runOnNode24('scripts/run-checks.ts', process.argv.slice(2));
