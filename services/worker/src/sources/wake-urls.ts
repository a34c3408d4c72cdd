import { wakeUpPath } from '@visaguard/application';
import { SettingsMissing } from '@visaguard/runtime';
import type { Profiles } from './profiles.ts';

const loopback = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * The address that is called when a run has ended, below the one where the API is reached from outside.
 * @param publicUrl null: nobody is asked to call.
 * @throws SettingsMissing where it is no such address.
 */
export function wakeUrls(app: Parameters<typeof wakeUpPath>[0], publicUrl: string | null): Profiles['wakeUrlOf'] {
  if (publicUrl === null) return async () => null;
  const base = baseOf(publicUrl);
  return async (scope, runId) => `${base}${await wakeUpPath(app, scope, runId)}`;
}

function baseOf(publicUrl: string): string {
  const url = URL.parse(publicUrl);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.includes(url.hostname));
  // Not told back: what does not belong into it may be a password.
  if (!url || !isSafe || url.search || url.hash || url.username || url.password) {
    throw new SettingsMissing(
      'VISAGUARD_PUBLIC_URL is an https:// address without a query, or http:// on this machine.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
