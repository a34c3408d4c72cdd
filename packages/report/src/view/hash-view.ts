import { canonicalJson, sha256Hex } from '@visaguard/kernel';
import type { PrivateView } from './private-view-form.ts';
import type { RequesterView } from './requester-view-form.ts';
import { viewJson } from './view-json.ts';

/**
 * SHA-256 of the canonical JSON of a view, as it is published, without its own `sha256`: 64 lower-case hex digits. Who
 * holds a report can take out that member, sort the others and compare.
 */
export function hashView(view: Unsealed<PrivateView> | Unsealed<RequesterView>): string {
  const { sha256: _own, ...content } = view as typeof view & { sha256?: string };
  return sha256Hex(canonicalJson(viewJson(content)));
}

export type Unsealed<V extends { readonly sha256: string }> = Omit<V, 'sha256'> & { readonly sha256?: string };
