import type { GateCell, GateRow, GateTable } from './gate-table.ts';

const allow: GateCell = { outcome: 'allow', noShareWith: [] };
const selfOnly: GateCell = { outcome: 'self_only', noShareWith: [] };
const selfOnlyNoShare: GateCell = { outcome: 'self_only', noShareWith: ['university'] };
const forbid: GateCell = { outcome: 'forbid', noShareWith: [] };

/** Counsel has reviewed no row yet: the table is a draft. */
const unreviewed = { testOnly: false, reviewer: null, reviewedOn: null } as const;

const rows: readonly GateRow[] = [
  {
    ...unreviewed,
    id: 'us-ca',
    places: ['US-CA'],
    university: selfOnlyNoShare,
    agency: allow,
    applicant: selfOnlyNoShare,
    basis: 'Cal. Educ. Code 99121: an institution may not require or request',
  },
  {
    ...unreviewed,
    id: 'us-student-privacy',
    places: ['US-AR', 'US-DE', 'US-IL', 'US-MD', 'US-MI', 'US-NJ', 'US-NM', 'US-OR', 'US-UT'],
    university: selfOnlyNoShare,
    agency: allow,
    applicant: selfOnlyNoShare,
    basis: 'state student-privacy acts',
  },
  {
    ...unreviewed,
    id: 'us-other',
    places: ['US'],
    // Becomes allow by a new version of the table, once a dated survey of the state's law is recorded.
    university: selfOnly,
    agency: allow,
    applicant: allow,
    basis: 'the list of state student-privacy acts is growing; FCRA flows on',
  },
  {
    ...unreviewed,
    id: 'europe',
    places: [
      ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU'],
      ...['MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'],
      ...['IS', 'LI', 'NO'],
      ...['GB', 'CH'],
    ],
    university: selfOnly,
    agency: selfOnly,
    applicant: selfOnly,
    basis: 'GDPR recital 43, EDPB 05/2020: a refusal has no consequence',
  },
  {
    ...unreviewed,
    id: 'canada-australia',
    places: ['CA', 'AU'],
    university: allow,
    agency: allow,
    applicant: allow,
    basis: 'consent-based privacy acts',
  },
  {
    ...unreviewed,
    id: 'ca-qc',
    places: ['CA-QC'],
    university: forbid,
    agency: forbid,
    applicant: forbid,
    basis: 'not reviewed',
  },
  {
    ...unreviewed,
    id: 'any-other-country',
    places: 'any_other_country',
    university: forbid,
    agency: forbid,
    applicant: selfOnly,
    basis: 'requester side not reviewed; an applicant acts on own initiative',
  },
  testRow('XA', allow),
  testRow('XS', selfOnly),
  testRow('XF', forbid),
];

export const gate1: GateTable = { version: 'gate-1', rows };

function testRow(code: string, cell: GateCell): GateRow {
  return {
    ...unreviewed,
    id: `test-${code.toLowerCase()}`,
    places: [code],
    testOnly: true,
    university: cell,
    agency: cell,
    applicant: cell,
    basis: 'test code',
  };
}
