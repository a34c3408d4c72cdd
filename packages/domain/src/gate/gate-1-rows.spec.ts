import { describe, expect, test } from 'vitest';
import { evaluateGate, type GateInput } from './evaluate-gate.ts';
import { gate1 } from './gate-1.ts';

/**
 * The published table once more, written out by hand and not derived from the data: places, then what a university,
 * an agency and an applicant meet there when everybody else stands where all is allowed. `+v` = vouchers only, no
 * share: for the applicant column, no share to universities.
 */
const expectations: readonly [row: string, places: string, university: string, agency: string, applicant: string][] = [
  ['us-ca', 'US-CA', 'self_only+v', 'allow', 'self_only+v'],
  [
    'us-student-privacy',
    'US-AR US-DE US-IL US-MD US-MI US-NJ US-NM US-OR US-UT',
    'self_only+v',
    'allow',
    'self_only+v',
  ],
  [
    'us-other',
    `US-AL US-AK US-AZ US-CO US-CT US-DC US-FL US-GA US-HI US-ID US-IN US-IA US-KS US-KY US-LA US-ME US-MA US-MN US-MS
    US-MO US-MT US-NE US-NV US-NH US-NY US-NC US-ND US-OH US-OK US-PA US-RI US-SC US-SD US-TN US-TX US-VT US-VA US-WA
    US-WV US-WI US-WY`,
    'self_only',
    'allow',
    'allow',
  ],
  [
    'europe',
    `AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH
    DE-BE GB-SCT CH-ZH FR-75 ES-CN`,
    'self_only',
    'self_only',
    'self_only',
  ],
  [
    'canada-australia',
    `CA-AB CA-BC CA-MB CA-NB CA-NL CA-NS CA-NT CA-NU CA-ON CA-PE CA-SK CA-YT
    AU AU-ACT AU-NSW AU-NT AU-QLD AU-SA AU-TAS AU-VIC AU-WA`,
    'allow',
    'allow',
    'allow',
  ],
  ['ca-qc', 'CA-QC', 'forbid', 'forbid', 'forbid'],
  [
    'any-other-country',
    'IN NG BR CN MX JP TR AE RU UA ZA PR GU GG JE IM GF RE AX US-PR NL-AW FR-974 IN-KA BR-SP',
    'forbid',
    'forbid',
    'self_only',
  ],
  ['test-xa', 'XA', 'allow', 'allow', 'allow'],
  ['test-xs', 'XS', 'self_only', 'self_only', 'self_only'],
  ['test-xf', 'XF', 'forbid', 'forbid', 'forbid'],
];

const cases = expectations.flatMap(([row, places, ...cells]) =>
  places.split(/\s+/).map((place) => ({ row, place, cells })),
);

/** XA allows everything and exists in test mode alone, so the other side never hides the cell under test. */
const open = 'XA';
const mode = 'test' as const;
const at = (place: string, more: Partial<GateInput>): GateInput => ({
  requesterType: 'university',
  requesterPlaces: { tenant: place },
  applicantPlace: open,
  mode,
  ...more,
});

function say({ outcome, noShare }: { outcome: string; noShare: boolean }): string {
  return noShare && outcome !== 'forbid' ? `${outcome}+v` : outcome;
}

describe('R4: every row of gate-1', () => {
  test('R4: each row of the table is expected here, in its order', () => {
    expect(gate1.rows.map(({ id }) => id).toSorted()).toEqual(expectations.map(([row]) => row).toSorted());
  });

  test('R4: each place of the table is expected here', () => {
    const listed = gate1.rows.flatMap(({ places }) => (places === 'any_other_country' ? [] : places));
    const bareCountries = ['US', 'CA'];
    const expected = new Set([...cases.map(({ place }) => place), ...bareCountries]);
    expect(listed.filter((place) => !expected.has(place))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test.each(cases)('R4: $place ($row) is $cells for university, agency, applicant', ({ row, place, cells }) => {
    const university = evaluateGate(at(place, {}));
    const agency = evaluateGate(at(place, { requesterType: 'agency' }));
    const applicant = evaluateGate(at(open, { applicantPlace: place }));
    expect([university, agency, applicant].map(say)).toEqual(cells);
    for (const answer of [university, agency, applicant]) {
      expect(answer.rows).toContain(row);
      expect(answer.version).toBe('gate-1');
      expect(answer.reasons).toEqual([]);
    }
  });

  test.each(cases)(
    'R4: an agency may be shown what an applicant of $place shares, unless forbidden',
    ({ place, cells }) => {
      const answer = evaluateGate(at(open, { requesterType: 'agency', applicantPlace: place }));
      expect(say(answer)).toBe(cells[2]?.replace('+v', ''));
    },
  );

  test.each(cases)('R4: in $place an applicant alone is self_only, unless forbidden', ({ place, cells }) => {
    const answer = evaluateGate(at(open, { requesterType: null, applicantPlace: place }));
    expect(answer.outcome).toBe(cells[2] === 'forbid' ? 'forbid' : 'self_only');
  });

  test.each(cases)('R4: in $place a public authority is forbidden', ({ place }) => {
    const answer = evaluateGate(at(place, { requesterType: 'public_authority' }));
    expect(answer).toMatchObject({ outcome: 'forbid', alternative: null, reasons: ['public_authority'] });
  });

  test('R4: every row says on what it rests and who reviewed it when', () => {
    for (const { basis, reviewer, reviewedOn } of gate1.rows) {
      expect(basis).not.toBe('');
      expect(reviewer === null).toBe(reviewedOn === null);
    }
  });
});
