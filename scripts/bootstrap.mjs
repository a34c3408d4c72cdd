// Plain JavaScript for Node >= 20: it runs before anything is installed. It installs what package-lock.json names,
// then hands over to Node 24, which the `node` package brings.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));

const binFolder = join(repositoryRoot, 'node_modules', '.bin');
const node24 = join(binFolder, 'node');

/** A terminal's Ctrl-C reaches this process directly and once more through npm: one request, not two. */
const repeatWindowMs = 1000;
const relayedSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * The `packages` table of a lock file, or none when there is no such file or it is cut short.
 * @param {string} path
 * @returns {Record<string, {version?: string, optional?: boolean}> | undefined}
 */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Says which lock file the last install was made from. */
const stampFile = join(repositoryRoot, 'node_modules', '.installed-from');

function lockFileHash() {
  return createHash('sha256')
    .update(readFileSync(join(repositoryRoot, 'package-lock.json')))
    .digest('hex');
}

function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockFileHash();
}

/**
 * Whether node_modules holds what package-lock.json asks for: because the last install was made from this very file,
 * or because what npm recorded agrees with it. Compared by content, since a checkout or a copy changes the times of
 * files and not what is in them. npm writes its record last, so that an interrupted install has none.
 */
export function isInstallCurrent() {
  if (existsSync(node24) && isStamped()) return true;
  const wanted = lockedPackages('package-lock.json');
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (!wanted || !installed || !existsSync(node24)) return false;
  const stale = Object.entries(installed).some(([place, { version }]) => wanted[place]?.version !== version);
  const lacking = Object.entries(wanted).some(([place, entry]) => place && !entry.optional && !installed[place]);
  return !stale && !lacking;
}

/**
 * Installs if needed. Says so on stderr, since stdout may be someone's JSON. Ends the process if npm fails.
 * Not `npm ci`: it refuses a lock file without the optional binaries of every platform, and the lock names only those
 * that were on offer where it was written. `install` adds the machine's own; `--no-save` leaves the lock file alone.
 */
export function installIfNeeded() {
  if (isInstallCurrent()) return;
  console.error('Installing the dependencies into node_modules. This takes about a minute and is done once.');
  const started = Date.now();
  // npx hands its own settings down by environment; the install must not take them for its own.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(package|call)$/i.test(name)),
  );
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: repositoryRoot,
    env,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (npm.status !== 0) {
    console.error(`Installing failed: ${npm.error ? npm.error.message : 'see what npm says above'}.`);
    process.exit(npm.status || 1);
  }
  if (!existsSync(node24)) {
    console.error(
      'Node 24 is missing after the install. Are install scripts switched off (npm config get ignore-scripts)?',
    );
    process.exit(1);
  }
  writeFileSync(stampFile, lockFileHash());
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * Runs a file of this repository on Node 24 in the caller's folder, passes signals on, and ends with its exit code.
 * The child leads a process group of its own, so that Ctrl-C does not stop an embedded engine under the service that
 * still writes to it: only the service is told, once, and it stops its engines itself.
 * @param {string} file path from the root of the repository
 * @param {readonly string[]} args
 */
export function runOnNode24(file, args) {
  const child = spawn(node24, [join(repositoryRoot, file), ...args], {
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, PATH: `${binFolder}:${process.env['PATH'] ?? ''}` },
  });
  const lastRelayedAt = new Map();
  for (const signal of relayedSignals) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - (lastRelayedAt.get(signal) ?? 0) < repeatWindowMs) return;
      lastRelayedAt.set(signal, now);
      child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`Node 24 does not start: ${error.message}.`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
}
