import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { abandonUpload, completeUpload, expectPart, openUpload, partsToJoin, receivePart } from './decide.ts';
import { missingParts, partCount, upload, uploadHasExpired } from './state.ts';

const at = '2026-11-01T09:00:00.000Z';
const justBefore = '2026-11-01T20:59:59.999Z';
const late = '2026-11-01T21:00:00.000Z';
const opening = {
  uploadId: idOf('upl', 1),
  handleId: idOf('hdl', 1),
  applicantId: idOf('app', 1),
  consentId: idOf('cns', 1),
  sizeBytes: 25,
  partSizeBytes: 10,
  openedAt: at,
  sizeBytesMax: 100,
};
const part = (number: number, sizeBytes = number === 3 ? 5 : 10) => ({
  ...{ number, sizeBytes, evidenceId: idOf('evd', number), sha256: String(number).repeat(64), at },
});
const opened = () => given(upload).after(openUpload, opening);
const full = () => opened().after(receivePart, part(3)).after(receivePart, part(1)).after(receivePart, part(2));
const joined = [1, 2, 3].map((number) => idOf('evd', number));
const completion = { evidenceId: idOf('evd', 9), joined, at };

describe('upload', () => {
  it('is opened once, for an archive of a size that is taken', () => {
    expect(opened().state).toMatchObject({ kind: 'open', expiresAt: late, parts: [] });
    expect(opened().when(openUpload, opening)).toMatchObject(refused('upload_exists'));
    expect(given(upload).when(openUpload, { ...opening, sizeBytes: 100 }).ok).toBe(true);
    expect(given(upload).when(openUpload, { ...opening, sizeBytes: 101 })).toMatchObject(refused('archive_too_large'));
    expect(given(upload).when(openUpload, { ...opening, sizeBytes: 0 })).toMatchObject(refused('archive_empty'));
  });

  it.each([
    [25, 10, 3],
    [30, 10, 3],
    [31, 10, 4],
    [1, 10, 1],
    [10, 10, 1],
  ])(
    'of %i bytes in parts of %i has %i parts, of which only the last is smaller',
    (sizeBytes, partSizeBytes, parts) => {
      const { state } = given(upload).after(openUpload, { ...opening, sizeBytes, partSizeBytes });
      expect(state.kind !== 'none' && partCount(state)).toBe(parts);
      const sizes = Array.from({ length: parts }, (_, nth) => {
        const expected = expectPart(state, { number: nth + 1, at });
        return expected.ok ? expected.value.sizeBytes : 0;
      });
      expect(sizes.slice(0, -1).every((size) => size === partSizeBytes)).toBe(true);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(sizeBytes);
    },
  );

  it('takes parts in any order and says which are missing', () => {
    const { state } = opened().after(receivePart, part(3)).after(receivePart, part(1));
    expect(state.kind !== 'none' && state.parts.map(({ number }) => number)).toEqual([1, 3]);
    expect(state.kind !== 'none' && missingParts(state)).toEqual([2]);
  });

  it.each([0, 4, -1, 1.5])('has no part %d', (number) => {
    expect(opened().when(receivePart, part(number, 10))).toMatchObject(refused('upload_part_number_invalid'));
  });

  it.each([
    [1, 9],
    [1, 11],
    [3, 4],
    [3, 10],
  ])('refuses part %i with %i bytes', (number, sizeBytes) => {
    expect(opened().when(receivePart, part(number, sizeBytes))).toMatchObject(refused('upload_part_size_wrong'));
  });

  it('is not changed by the same part again; other bytes take its place', () => {
    const once = opened().after(receivePart, part(1));
    expect(once.when(receivePart, { ...part(1), evidenceId: idOf('evd', 7) })).toEqual({ ok: true, value: [] });
    const other = { ...part(1), evidenceId: idOf('evd', 7), sha256: 'f'.repeat(64) };
    const { state } = once.after(receivePart, other);
    expect(state.kind !== 'none' && state.parts).toMatchObject([{ number: 1, evidenceId: idOf('evd', 7) }]);
  });

  it('is joined in order once every part is there', () => {
    const two = opened().after(receivePart, part(1));
    expect(two.when(completeUpload, completion)).toMatchObject(refused('upload_incomplete'));
    expect(partsToJoin(two.state, { at })).toMatchObject({ error: { detail: expect.stringContaining('2, 3') } });
    const ready = partsToJoin(full().state, { at });
    expect(ready.ok && ready.value.parts.map(({ evidenceId }) => evidenceId)).toEqual(joined);
    expect(full().after(completeUpload, completion).state).toMatchObject({
      ...{ kind: 'completed', archiveId: completion.evidenceId },
    });
  });

  it('is not completed with a part that was sent again meanwhile', () => {
    const other = { ...part(2), evidenceId: idOf('evd', 7), sha256: 'f'.repeat(64) };
    expect(full().after(receivePart, other).when(completeUpload, completion)).toMatchObject(refused('upload_changed'));
  });

  it('takes nothing after its time', () => {
    expect(opened().when(receivePart, { ...part(1), at: justBefore }).ok).toBe(true);
    expect(opened().when(receivePart, { ...part(1), at: late })).toMatchObject(refused('upload_expired'));
    expect(full().when(completeUpload, { ...completion, at: late })).toMatchObject(refused('upload_expired'));
    const { state } = full();
    expect(state.kind !== 'none' && [uploadHasExpired(state, justBefore), uploadHasExpired(state, late)]).toEqual([
      false,
      true,
    ]);
    const swept = full().after(abandonUpload, { reason: 'expired', at: late });
    expect(swept.when(receivePart, part(1))).toMatchObject(refused('upload_expired'));
  });

  it('that is completed or abandoned is over', () => {
    const completed = full().after(completeUpload, completion);
    expect(completed.when(receivePart, part(1))).toMatchObject(refused('upload_completed'));
    expect(completed.when(completeUpload, completion)).toMatchObject(refused('upload_completed'));
    expect(completed.when(abandonUpload, { reason: 'asked', at })).toMatchObject(refused('upload_completed'));
    expect(completed.when(abandonUpload, { reason: 'expired', at })).toEqual({ ok: true, value: [] });
    const abandoned = full().after(abandonUpload, { reason: 'asked', at });
    expect(abandoned.when(receivePart, part(1))).toMatchObject(refused('upload_abandoned'));
    expect(abandoned.when(completeUpload, completion)).toMatchObject(refused('upload_abandoned'));
    expect(abandoned.when(abandonUpload, { reason: 'asked', at })).toEqual({ ok: true, value: [] });
    for (const decide of [receivePart, completeUpload, abandonUpload]) {
      const command = { ...part(1), ...completion, reason: 'asked' } as const;
      expect(decide(upload.initialState, command)).toMatchObject(refused('upload_unknown'));
    }
  });
});
