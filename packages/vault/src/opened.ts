/**
 * What reading a ciphertext gave. `erased` is said only when the key's own row says so; everything else that
 * does not decrypt is `unreadable` (a bug, a bad restore or tampering: raise an alarm). A key store that cannot
 * be reached is neither: it throws, see `isVaultUnavailable`.
 */
export type Opened<T> =
  | { readonly status: 'clear'; readonly value: T }
  | { readonly status: 'erased' }
  | { readonly status: 'unreadable'; readonly reason: string };

export function clear<T>(value: T): Opened<T> {
  return { status: 'clear', value };
}

export function unreadable(reason: string): { readonly status: 'unreadable'; readonly reason: string } {
  return { status: 'unreadable', reason };
}
