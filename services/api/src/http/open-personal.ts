import type { TenantScope } from '@visaguard/kernel';
import type { SealedPersonal } from '@visaguard/read-models';
import type { Vault } from '@visaguard/vault';

type Sealed = { readonly personal: SealedPersonal | null };

/**
 * The personal part of rows of a read model, in their order; null where there is none or the person is erased. The
 * caller names the form: what was sealed had passed the event's contract.
 * @throws when a value does not decrypt though its key exists: tampering or a bug, never "erased".
 */
export async function openPersonal<Personal>(
  vault: Pick<Vault, 'openMany'>,
  scope: TenantScope,
  rows: readonly Sealed[],
): Promise<readonly (Personal | null)[]> {
  const sealed = rows.flatMap(({ personal }) => (personal ? [personal] : []));
  const opened = await vault.openMany(
    sealed.map(({ stream, event, envelope }) => ({
      context: { scope, stream, event, subject: envelope.subject, field: 'personal' },
      envelope,
    })),
  );
  let next = 0;
  return rows.map(({ personal }) => {
    const value = personal ? opened[next++] : undefined;
    if (value?.status === 'unreadable') throw new Error(`a sealed value does not decrypt: ${value.reason}`);
    return value?.status === 'clear' ? (value.value as Personal) : null;
  });
}
