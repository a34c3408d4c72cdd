import {
  type ApplicantId,
  type EvidenceId,
  type HandleId,
  ok,
  type Refusal,
  type Result,
  refuse,
  type ScreeningId,
} from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';
import type { ArchiveAttached, ArchivePurged, HandleEvent } from './events.ts';
import type { HandleState } from './state.ts';

export type DeclareHandle = {
  readonly handleId: HandleId;
  readonly applicantId: ApplicantId;
  readonly platform: Platform;
  readonly raw: string;
  readonly canonical: string;
};

export function declareHandle(state: HandleState, command: DeclareHandle): Decision<HandleEvent> {
  if (state.kind !== 'none') return refuse('handle_exists', 'This handle is declared already.');
  const { handleId, applicantId, platform, raw, canonical } = command;
  return ok([{ type: 'handle.declared', data: { handleId, applicantId, platform, personal: { raw, canonical } } }]);
}

export type ProveHandle = { readonly identifiers: readonly string[]; readonly accountId: string | null };

/** By itself enough (rule R7): only who controls the account can write into its biography. */
export const bioCode = 'bio_code';

/** Rule R7: proof takes the code or three identifiers; an account id that changed since is somebody else's account. */
export function proveHandle(state: HandleState, command: ProveHandle): Decision<HandleEvent> {
  if (state.kind === 'none' || state.kind === 'retired') {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  if (state.accountId !== null && command.accountId !== null && state.accountId !== command.accountId) {
    if (state.kind === 'held') return ok([]);
    return ok([{ type: 'handle.held', data: { handleId: state.handleId, reason: 'account_id_changed' } }]);
  }
  if (state.kind === 'held') return refuse('handle_held', 'The handle is held and waits for a person.', { rule: 'R7' });
  if (command.identifiers.length < 3 && !command.identifiers.includes(bioCode)) {
    return refuse('handle_not_proven', 'A handle is proven by at least three identifiers.', { rule: 'R7' });
  }
  if (state.kind === 'proven' && (state.accountId !== null || command.accountId === null)) return ok([]);
  return ok([
    {
      type: 'handle.proven',
      data: {
        handleId: state.handleId,
        applicantId: state.applicantId,
        identifiers: command.identifiers,
        personal: { accountId: command.accountId },
      },
    },
  ]);
}

export function retireHandle(state: HandleState): Decision<HandleEvent> {
  if (state.kind === 'none') return refuse('handle_unknown', 'There is no such declared handle.');
  return ok(state.kind === 'retired' ? [] : [{ type: 'handle.retired', data: { handleId: state.handleId } }]);
}

const archivesMax = 20;

export type AttachArchive = Pick<ArchiveAttached['data'], 'evidenceId' | 'consentId' | 'sizeBytes' | 'attachedAt'>;

export function hasRoomForArchive({
  archives,
}: Pick<Exclude<HandleState, { kind: 'none' }>, 'archives'>): Result<null, Refusal> {
  if (archives.length < archivesMax) return ok(null);
  return refuse('too_many_archives', `One export has ${archivesMax} parts at most.`);
}

export function attachArchive(state: HandleState, command: AttachArchive): Decision<HandleEvent> {
  if (state.kind === 'none' || state.kind === 'retired') {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  if (state.archives.includes(command.evidenceId)) return ok([]);
  const room = hasRoomForArchive(state);
  if (!room.ok) return room;
  const { handleId, applicantId, platform } = state;
  return ok([{ type: 'handle.archive_attached', data: { handleId, applicantId, platform, ...command } }]);
}

/** The screening takes all parts that there are. Who may is decided by the order, which knows the screening before. */
export function orderArchives(
  state: HandleState,
  { screeningId }: { readonly screeningId: ScreeningId },
): Decision<HandleEvent> {
  if (state.kind === 'none' || state.kind === 'retired') {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  const { handleId, archives } = state;
  return ok([{ type: 'handle.archives_ordered', data: { handleId, screeningId, uploads: archives } }]);
}

export type PurgeArchive = { readonly evidenceId: EvidenceId; readonly reason: ArchivePurged['data']['reason'] };

export function purgeArchive(state: HandleState, command: PurgeArchive): Decision<HandleEvent> {
  if (state.kind === 'none') return refuse('handle_unknown', 'There is no such declared handle.');
  if (!state.archives.includes(command.evidenceId)) return ok([]);
  return ok([{ type: 'handle.archive_purged', data: { handleId: state.handleId, ...command } }]);
}
