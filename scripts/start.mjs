import { installIfNeeded, runOnNode24 } from './bootstrap.mjs';

installIfNeeded();
runOnNode24('services/standalone/src/main.ts', ['start', ...process.argv.slice(2)]);
