import { join } from 'node:path';
import { installIfNeeded, repositoryRoot, runOnNode24 } from './bootstrap.mjs';

installIfNeeded();
// Compiled code is kept beside the packages: loading the program is most of a start, and this saves a fifth of it.
process.env['NODE_COMPILE_CACHE'] ??= join(repositoryRoot, 'node_modules', '.cache', 'node');
runOnNode24('services/standalone/src/main.ts', ['start', ...process.argv.slice(2)]);
