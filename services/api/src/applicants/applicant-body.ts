import type { ApplicantBody } from '@visaguard/contracts';
import type { ApplicantRow } from '@visaguard/read-models';
import type { Reading } from '../http/logged-read.ts';
import { readPersonal } from '../http/open-personal.ts';

type ApplicantPersonal = { readonly name: string; readonly email: string; readonly externalRef: string | null };

/** Applicants as they go out: personal fields opened by one look-up for all, null for who is erased. */
export async function applicantBodies(reading: Reading, rows: readonly ApplicantRow[]): Promise<ApplicantBody[]> {
  const opened = await readPersonal<ApplicantPersonal>(reading, 'applicant', rows);
  return rows.map((row, at) => {
    const personal = opened[at] ?? null;
    return {
      object: 'applicant',
      id: row.applicantId,
      state: row.state,
      name: personal?.name ?? null,
      email: personal?.email ?? null,
      external_ref: personal?.externalRef ?? null,
      place: row.place,
      unit_id: row.unitId,
      created_at: row.createdAt.toISOString(),
      livemode: reading.caller.scope.mode === 'live',
    };
  });
}
