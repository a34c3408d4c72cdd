import { join } from 'node:path';
import { installIfNeeded, repositoryRoot, runOnNode24 } from './bootstrap.mjs';

installIfNeeded();
// Compiled code is kept beside the packages: loading the program is most of a start, and this saves a fifth of it.
process.env['NODE_COMPILE_CACHE'] ??= join(repositoryRoot, 'node_modules', '.cache', 'node');
const [what = 'start', ...options] = process.argv.slice(2);
// `npm start -- --port N` gives options only; `npm run stack` names its command before them.
const args = what === 'stack' ? [what, ...options] : ['start', ...process.argv.slice(2)];
runOnNode24('services/standalone/src/main.ts', args);
