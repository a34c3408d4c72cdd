#!/usr/bin/env node
// The command line, also in a fresh clone: `npx visaguard screen <archive...>`.
import { installIfNeeded, runOnNode24 } from '../scripts/bootstrap.mjs';

installIfNeeded();
runOnNode24('services/standalone/src/main.ts', process.argv.slice(2));
