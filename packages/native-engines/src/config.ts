import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where engines are kept, one folder per version: `VISAGUARD_ENGINES`, else below the user's cache folder. */
export function enginesFolder(): string {
  const { VISAGUARD_ENGINES: chosen, XDG_CACHE_HOME: caches } = process.env;
  return chosen ?? join(caches ?? join(homedir(), '.cache'), 'visaguard', 'engines');
}

/** What a program of the machine gets: this process's environment, and more. */
export function environmentWith(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}
