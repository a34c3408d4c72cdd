import { canonicalHandle, type Platform, platforms } from '@visaguard/domain';
import { err, ok, type Result } from '@visaguard/kernel';

/** Of each platform an account that is there and public, by its canonical handle. */
export type KnownAccounts = Readonly<Partial<Record<Platform, string>>>;

/** Reads `instagram=instagram,x=x`. @returns the accounts, or every fault, one sentence each without a full stop. */
export function parseKnownAccounts(text: string): Result<KnownAccounts, readonly string[]> {
  const accounts: Partial<Record<Platform, string>> = {};
  const faults: string[] = [];
  const entries = text.split(',').map((entry) => entry.trim());
  for (const entry of entries.filter((one) => one !== '')) {
    const [name = '', ...handle] = entry.split('=');
    const platform = platforms.find((one) => one === name.trim());
    const account = platform && canonicalHandle(platform, handle.join('='));
    if (!platform) faults.push(`${JSON.stringify(name)} is no platform; there are ${platforms.join(', ')}`);
    else if (!account?.ok) faults.push(`what stands behind ${platform}= is no account of it`);
    else if (accounts[platform] !== undefined) faults.push(`${platform} is named twice`);
    else accounts[platform] = account.value.canonical;
  }
  return faults.length > 0 ? err(faults) : ok(accounts);
}
