import type { Platform } from '@visaguard/domain';
import { ok, type Result } from '@visaguard/kernel';
import type { ArchiveAccount, ArchiveInput } from './archive.ts';
import { type ArchiveFault, faulty } from './fault.ts';
import { openArchive } from './open-archives.ts';

export type IdentifiedArchive = { readonly platform: Platform; readonly account: ArchiveAccount | null };

/**
 * Says which platform an input is an export of, and whose handle it names. Opens the account files and no posts.
 * @returns a fault where it is no export, damaged, or of a platform this version does not read.
 */
export async function identifyArchive(
  input: ArchiveInput,
): Promise<Result<{ platform: Platform; handle: string | null }, ArchiveFault>> {
  const found = await inspectArchive(input);
  if (!found.ok) return found;
  return ok({ platform: found.value.platform, handle: found.value.account?.handle ?? null });
}

/** As `identifyArchive`, with all that the export says about its account. */
export async function inspectArchive(input: ArchiveInput): Promise<Result<IdentifiedArchive, ArchiveFault>> {
  const opened = await openArchive(input, 0);
  if (!opened.ok) return opened;
  const { importer, container, files, root } = opened.value;
  try {
    const started = await importer.begin({ files, roots: [root] });
    if (started.state === 'mixed_accounts') return faulty('mixed_accounts');
    return ok({ platform: importer.platform, account: started.session.account });
  } finally {
    await container.close();
  }
}
