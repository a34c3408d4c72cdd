import type { EvidenceId, Instant } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { UploadAbandoned, UploadEvent, UploadOpened, UploadPartReceived } from './events.ts';

export type UploadPart = Omit<UploadPartReceived['data'], 'uploadId'>;

/** An upload that was opened once. */
export type KnownUpload = UploadOpened['data'] & {
  readonly kind: 'open' | 'completed' | 'abandoned';
  /** By number. Their bytes are gone once the upload is no longer open. */
  readonly parts: readonly UploadPart[];
  /** What the parts were joined to. */
  readonly archiveId: EvidenceId | null;
  readonly abandonedFor: UploadAbandoned['data']['reason'] | null;
};

export type UploadState = { readonly kind: 'none' } | KnownUpload;

export const upload: Aggregate<UploadState, UploadEvent> = {
  category: 'upload',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'upload.opened') {
      return { kind: 'open', ...event.data, parts: [], archiveId: null, abandonedFor: null };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'upload.part_received': {
        const { uploadId: _uploadId, ...part } = event.data;
        const others = state.parts.filter(({ number }) => number !== part.number);
        return { ...state, parts: [...others, part].sort((one, other) => one.number - other.number) };
      }
      case 'upload.completed':
        return { ...state, kind: 'completed', archiveId: event.data.evidenceId };
      case 'upload.abandoned':
        return { ...state, kind: 'abandoned', abandonedFor: event.data.reason };
    }
  },
};

export function partCount({ sizeBytes, partSizeBytes }: Pick<KnownUpload, 'sizeBytes' | 'partSizeBytes'>): number {
  return Math.ceil(sizeBytes / partSizeBytes);
}

/** Numbers of the parts that are not there yet, ascending. */
export function missingParts(state: KnownUpload): readonly number[] {
  const there = new Set(state.parts.map(({ number }) => number));
  return Array.from({ length: partCount(state) }, (_, at) => at + 1).filter((number) => !there.has(number));
}

export function uploadHasExpired(state: Pick<KnownUpload, 'kind' | 'expiresAt'>, at: Instant): boolean {
  return state.kind === 'open' && state.expiresAt <= at;
}
