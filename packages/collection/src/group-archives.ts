import type { Platform } from '@visaguard/domain';
import { err, ok, type Result } from '@visaguard/kernel';
import type { ArchiveAccount, ArchiveInput } from './archive.ts';
import { type ArchiveFault, fault } from './fault.ts';
import { inspectArchive } from './identify-archive.ts';
import { nameOfInput } from './open-archives.ts';
import { isSameAccount, nobody } from './same-account.ts';

export type ArchiveGroup = { readonly platform: Platform; readonly inputs: readonly ArchiveInput[] };
export type InputFault = { readonly input: string; readonly fault: ArchiveFault };

type Inspected = { input: ArchiveInput; platform: Platform; account: ArchiveAccount | null };
type OpenGroup = { platform: Platform; account: ArchiveAccount; inputs: ArchiveInput[] };

/**
 * Puts the parts of one account's export together. A part that names no account joins the only account of its
 * platform; where there are several, nobody can tell and the part is refused as `mixed_accounts`.
 * @returns every input's fault when any has one, so that a person can mend all of them at once.
 */
export async function groupArchives(
  inputs: readonly ArchiveInput[],
): Promise<Result<readonly ArchiveGroup[], readonly InputFault[]>> {
  const faults: InputFault[] = [];
  const inspected: Inspected[] = [];
  for (const input of inputs) {
    const found = await inspectArchive(input);
    if (found.ok) inspected.push({ input, ...found.value });
    else faults.push({ input: nameOfInput(input), fault: found.error });
  }
  const groups = groupNamed(inspected);
  for (const part of inspected.filter((candidate) => !namesAccount(candidate.account))) {
    const candidates = groups.filter((group) => group.platform === part.platform);
    const [only] = candidates;
    if (candidates.length > 1) faults.push({ input: nameOfInput(part.input), fault: fault('mixed_accounts') });
    else if (only) only.inputs.push(part.input);
    else groups.push({ platform: part.platform, account: nobody, inputs: [part.input] });
  }
  if (faults.length > 0) return err(faults);
  return ok(groups.map(({ platform, inputs: members }) => ({ platform, inputs: members })));
}

function namesAccount(account: ArchiveAccount | null): account is ArchiveAccount {
  return account !== null && (account.handle !== null || account.accountId !== null);
}

function groupNamed(inspected: readonly Inspected[]): OpenGroup[] {
  const groups: OpenGroup[] = [];
  for (const { input, platform, account } of inspected) {
    if (!namesAccount(account)) continue;
    const group = groups.find((known) => known.platform === platform && isSameAccount(known.account, account));
    if (group) group.inputs.push(input);
    else groups.push({ platform, account, inputs: [input] });
  }
  return groups;
}
