import type { ApplicantId } from '@visaguard/kernel';
import type { SealedPersonal } from '@visaguard/read-models';
import { logPersonalRead, type Reading } from './logged-read.ts';

type Sealed = { readonly applicantId: string; readonly personal: SealedPersonal | null };

/**
 * The personal part of rows of a read model, in their order; null where there is none or the person is erased. That it
 * is read goes into the access log, once for all rows and while they are opened: both are done before any of it leaves.
 * The caller names the form: what was sealed had passed the event's contract.
 * @throws when a value does not decrypt though its key exists: tampering or a bug, never "erased".
 */
export async function readPersonal<Personal>(
  reading: Reading,
  objectKind: 'applicant' | 'handle',
  rows: readonly Sealed[],
): Promise<readonly (Personal | null)[]> {
  const sealed = rows.filter(({ personal }) => personal !== null);
  if (sealed.length === 0) return rows.map(() => null);
  const applicantIds = [...new Set(sealed.map(({ applicantId }) => applicantId as ApplicantId))];
  const [opened] = await Promise.all([
    openPersonal<Personal>(reading, rows),
    logPersonalRead(reading, { objectKind, applicantIds }),
  ]);
  return opened;
}

async function openPersonal<Personal>({ api, caller }: Reading, rows: readonly Sealed[]) {
  const sealed = rows.flatMap(({ personal }) => (personal ? [personal] : []));
  const opened = await api.app.vault.openMany(
    sealed.map(({ stream, event, envelope }) => ({
      context: { scope: caller.scope, stream, event, subject: envelope.subject, field: 'personal' },
      envelope,
    })),
  );
  let next = 0;
  return rows.map(({ personal }): Personal | null => {
    const value = personal ? opened[next++] : undefined;
    if (value?.status === 'unreadable') throw new Error(`a sealed value does not decrypt: ${value.reason}`);
    return value?.status === 'clear' ? (value.value as Personal) : null;
  });
}
