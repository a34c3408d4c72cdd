import { canonicalJson, sha256OfParts } from '@visaguard/kernel';
import type { PrivateView } from './private-view-form.ts';
import type { RequesterView } from './requester-view-form.ts';
import { viewJson, wireName } from './view-json.ts';

/**
 * SHA-256 of the canonical JSON of a view, as it is published, without its own `sha256`: 64 lower-case hex digits. Who
 * holds a report can take out that member, sort the others and compare.
 */
export function hashView(view: Unsealed<PrivateView> | Unsealed<RequesterView>): string {
  const { sha256: _own, ...content } = view as typeof view & { sha256?: string };
  return sha256OfParts(canonicalParts(content));
}

/**
 * The canonical JSON of what is published, piece by piece: with thousands of findings its text and the copy it is made
 * of take more memory than everything else.
 */
function* canonicalParts(content: object): Iterable<string> {
  const members = Object.entries(content)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]): [string, unknown] => [wireName(name), member])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let before = '{';
  for (const [name, member] of members) {
    yield `${before}${JSON.stringify(name)}:`;
    if (Array.isArray(member)) yield* arrayParts(member);
    else yield canonicalJson(viewJson(member));
    before = ',';
  }
  yield members.length === 0 ? '{}' : '}';
}

function* arrayParts(items: readonly unknown[]): Iterable<string> {
  let before = '[';
  for (const item of items) {
    yield before + canonicalJson(viewJson(item));
    before = ',';
  }
  yield items.length === 0 ? '[]' : ']';
}

export type Unsealed<V extends { readonly sha256: string }> = Omit<V, 'sha256'> & { readonly sha256?: string };
