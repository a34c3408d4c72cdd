import { type Ds160Entry, ds160CodeOf, ds160Inventory, type Platform } from '@visaguard/domain';
import type { InventoryLine, SourceFacts } from '@visaguard/report';

export type DeclaredAccount = { readonly platform: Platform; readonly canonical: string };

/**
 * Every account that visa form DS-160 asks about, in its order, and whether this report screened it (rule R25).
 * @param declared accounts that were named, also those from which nothing was handed in.
 */
export function inventoryLines(
  sources: readonly SourceFacts[],
  declared: readonly DeclaredAccount[],
): readonly InventoryLine[] {
  const accounts = [
    ...sources.map(({ platform, handle, coverage }) => ({
      code: ds160CodeOf(platform),
      handle,
      screened: coverage.state === 'assessed' || coverage.state === 'partial',
    })),
    ...declared
      .filter(({ platform, canonical }) => !sources.some((s) => s.platform === platform && s.handle === canonical))
      .map(({ platform, canonical }) => ({ code: ds160CodeOf(platform), handle: canonical, screened: false })),
  ];
  return ds160Inventory
    .filter(({ code }) => code !== 'none')
    .flatMap(({ code, name }: Ds160Entry) => {
      const known = accounts.filter((account) => account.code === code);
      if (known.length === 0) return code === 'other' ? [] : [{ platform: name, handle: null, screened: false }];
      return known.map(({ handle, screened }) => ({ platform: name, handle, screened }));
    });
}
