// The `prepare` script: installs the git hooks of lefthook.yml. Never fails an install: CI has no use for hooks, and a
// copy of the sources without git has no place for them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!process.env['CI'] && existsSync('.git') && existsSync('node_modules/.bin/lefthook')) {
  const { status } = spawnSync('node_modules/.bin/lefthook', ['install'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) console.warn('The git hooks were not installed. Install them with: npx lefthook install');
}
