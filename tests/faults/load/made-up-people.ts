import { buildXExport } from '@visaguard/testkit';

export type Person = { readonly name: string; readonly email: string; readonly handle: string };

/** `canary` stands in the name and the address: whoever reads it reads of this tenant. */
export function madeUpPerson(canary: string, nth: string): Person {
  return {
    name: `Mara ${canary} ${nth}`,
    email: `${canary}.${nth.replaceAll('/', '.')}@sample.example`,
    handle: `mara_${nth.replaceAll(/\W/g, '_')}`.slice(0, 15),
  };
}

const posts = [
  { text: 'Morning run along the river, then the library until it closed.', at: '2026-05-02T08:00:00.000Z' },
  { text: 'Our chess club won the away match, three boards to two.', at: '2026-06-02T08:00:00.000Z' },
  { text: "I'm going to beat you up when I see you after class, count on it.", at: '2026-08-02T08:00:00.000Z' },
];

/** The person's own export: three posts, one of which a reviewer has to look at. */
export async function exportOf({ name, email, handle }: Person): Promise<Uint8Array> {
  return buildXExport({ handle, accountId: '4200042', email, name, posts }).zipBytes();
}

const day = 86_400_000;

export function consentOf(canary: string, now: Date) {
  return {
    scope: {
      platforms: ['x'],
      purpose: 'admission_visa_readiness',
      lookback_years: 5,
      requester_named: true,
      retention_days: 365,
    },
    method: 'signed_document',
    text_version: 'sample-1',
    text_sha256: 'a'.repeat(64),
    document_sha256: 'b'.repeat(64),
    language: 'en',
    granted_at: now.toISOString(),
    expires_at: new Date(now.getTime() + 180 * day).toISOString(),
    collected_by: `Office of ${canary}`,
  };
}
