import {
  buildInstagramExport,
  buildLinkedinExport,
  buildXExport,
  harmlessPosts,
  type InstagramExportOptions,
  type LinkedinExportOptions,
  type MadeExport,
  personaTexts,
  type XExportOptions,
} from '@visaguard/testkit';

export const asOfArguments = ['--as-of', '2026-11-01', '--consent'];

const person = { email: 'mara@sample.example', name: 'Mara Sample', exportedAt: '2026-11-01T08:00:00.000Z' };

export const threat = personaTexts.persona_threat[0];

/** Harmless posts from before the period until its end, so that the export shows that it goes back far enough. */
export const harmless = harmlessPosts(30, '2019-06-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z');

export function instagramExport(parts: Partial<InstagramExportOptions> = {}): MadeExport {
  return buildInstagramExport({ ...person, handle: 'mara.sample', posts: harmless, ...parts });
}

export function linkedinExport(parts: Partial<LinkedinExportOptions> = {}): MadeExport {
  const { email, exportedAt } = person;
  const who = { firstName: 'Mara', lastName: 'Sample', memberId: '181682616', email, exportedAt };
  return buildLinkedinExport({ ...who, posts: harmless, ...parts });
}

export function xExport(parts: Partial<XExportOptions> = {}): MadeExport {
  return buildXExport({ ...person, handle: 'mara_sample', accountId: '1234567', posts: harmless, ...parts });
}
