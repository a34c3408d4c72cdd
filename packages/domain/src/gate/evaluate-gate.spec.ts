import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requesterTypes } from '../vocabulary.ts';
import { evaluateGate, type GateInput } from './evaluate-gate.ts';
import { gate1 } from './gate-1.ts';
import { gateOutcomes } from './gate-table.ts';

const australia: GateInput = {
  requesterType: 'university',
  requesterPlaces: { tenant: 'AU' },
  applicantPlace: 'AU',
  mode: 'live',
};
const ask = (more: Partial<GateInput>) => evaluateGate({ ...australia, ...more });

describe('R4: the strictest cell holds', () => {
  test('R4: an answer carries version, rows and basis', () => {
    expect(ask({ applicantPlace: 'US-CA' })).toEqual({
      outcome: 'self_only',
      noShare: true,
      version: 'gate-1',
      rows: ['us-ca', 'canada-australia'],
      alternative: 'self',
      basis: ['Cal. Educ. Code 99121: an institution may not require or request', 'consent-based privacy acts'],
      reasons: [],
    });
    expect(ask({})).toMatchObject({ outcome: 'allow', noShare: false, alternative: null });
  });

  test.each([
    ['AU', 'DE', 'self_only'],
    ['DE', 'AU', 'self_only'],
    ['AU', 'CA-QC', 'forbid'],
    ['CA-QC', 'AU', 'forbid'],
    ['AU', 'IN', 'self_only'],
    ['IN', 'AU', 'forbid'],
    ['CA-ON', 'AU-NSW', 'allow'],
  ])('R4: a university in %s and an applicant in %s: %s', (tenant, applicantPlace, outcome) => {
    expect(ask({ requesterPlaces: { tenant }, applicantPlace }).outcome).toBe(outcome);
  });

  test('R4: the unit counts beside its tenant, and a unit without a place stands where the tenant does', () => {
    expect(ask({ requesterPlaces: { tenant: 'AU', unit: 'US-CA' } })).toMatchObject({
      outcome: 'self_only',
      noShare: true,
    });
    expect(ask({ requesterPlaces: { tenant: 'CA-QC', unit: 'AU' } }).outcome).toBe('forbid');
    expect(ask({ requesterPlaces: { tenant: 'AU', unit: null } }).outcome).toBe('allow');
    expect(ask({ requesterPlaces: { tenant: null, unit: 'AU' } }).outcome).toBe('forbid');
    expect(ask({ requesterPlaces: { tenant: 'AU', unit: '' } }).outcome).toBe('forbid');
  });

  test('R4: an agency acting for an institution gets the stricter of both rows', () => {
    const agency = { requesterType: 'agency', requesterPlaces: { tenant: 'US-CA' } } as const;
    expect(ask(agency).outcome).toBe('allow');
    const forUniversity = (place: string | null) =>
      ask({ ...agency, actingFor: { requesterType: 'university', place } });
    expect(forUniversity('AU')).toMatchObject({ outcome: 'allow', noShare: false });
    expect(forUniversity('US-CA')).toMatchObject({ outcome: 'self_only', noShare: true });
    expect(forUniversity('CA-QC').outcome).toBe('forbid');
    expect(forUniversity(null)).toMatchObject({ outcome: 'forbid', reasons: ['acting_for_place_missing'] });
    expect(ask({ ...agency, actingFor: { requesterType: 'public_authority', place: 'AU' } }).outcome).toBe('forbid');
  });

  test('R4: an applicant of a no-share state may not share to a university through an agency', () => {
    const viaAgency = { requesterType: 'agency', applicantPlace: 'US-CA' } as const;
    expect(ask(viaAgency).noShare).toBe(false);
    expect(ask({ ...viaAgency, actingFor: { requesterType: 'university', place: 'AU' } }).noShare).toBe(true);
  });

  test('R4: without a requester the applicant acts alone, unless forbidden or of no known place', () => {
    const alone = { requesterType: null, requesterPlaces: { tenant: null } } as const;
    expect(ask(alone)).toMatchObject({ outcome: 'self_only', noShare: false, reasons: ['no_requester'] });
    expect(ask({ ...alone, applicantPlace: 'CA-QC' }).outcome).toBe('forbid');
    expect(ask({ ...alone, applicantPlace: null }).outcome).toBe('forbid');
  });
});

describe('R4: default forbid', () => {
  test.each([
    ['no place', null, 'place_missing'],
    ['an empty place', '', 'place_missing'],
    ['an unassigned code', 'ZZ', 'place_unknown'],
    ['a code that is no country (UK)', 'UK', 'place_unknown'],
    ['a country name', 'Germany', 'place_unknown'],
    ['lower case', 'de', 'place_unknown'],
    ['three letters', 'DEU', 'place_unknown'],
    ['a state that does not exist', 'US-ZZ', 'place_unknown'],
    ['a province that does not exist', 'CA-ZZ', 'place_unknown'],
    ['a second country letter pair', 'DE-US-CA', 'place_unknown'],
    ['a line break', 'DE\n', 'place_unknown'],
    ['a key of every object', 'constructor', 'place_unknown'],
  ])('R4: %s forbids on either side and says why', (_case, place, why) => {
    expect(ask({ applicantPlace: place })).toMatchObject({ outcome: 'forbid', reasons: [`applicant_${why}`] });
    expect(ask({ requesterPlaces: { tenant: place } })).toMatchObject({
      outcome: 'forbid',
      noShare: true,
      alternative: null,
      reasons: [`requester_${why}`],
    });
  });

  test.each(['XA', 'XS', 'XF', 'XA-1'])('R4: the test code %s is unknown in live mode', (place) => {
    expect(ask({ applicantPlace: place })).toMatchObject({
      outcome: 'forbid',
      rows: ['canada-australia'],
      reasons: ['applicant_place_unknown'],
    });
  });

  test('R4: in test mode real places keep their answers', () => {
    expect(ask({ applicantPlace: 'CA-QC', mode: 'test' }).outcome).toBe('forbid');
    expect(ask({ applicantPlace: 'XA', mode: 'test' }).outcome).toBe('allow');
  });

  test('R4: a bare US or CA gets the strictest of the country, and says that the subdivision is missing', () => {
    expect(ask({ requesterPlaces: { tenant: 'US' } })).toMatchObject({
      outcome: 'self_only',
      noShare: true,
      rows: ['us-ca', 'us-student-privacy', 'us-other', 'canada-australia'],
      reasons: ['requester_subdivision_missing'],
    });
    expect(ask({ applicantPlace: 'US' })).toMatchObject({ outcome: 'self_only', noShare: true });
    expect(ask({ requesterType: 'agency', requesterPlaces: { tenant: 'US' } }).outcome).toBe('allow');
    expect(ask({ applicantPlace: 'CA' })).toMatchObject({
      outcome: 'forbid',
      reasons: ['applicant_subdivision_missing'],
    });
  });

  test('R4: with an empty table everything is forbidden', () => {
    expect(evaluateGate(australia, { version: 'gate-0', rows: [] })).toMatchObject({
      outcome: 'forbid',
      version: 'gate-0',
      rows: [],
    });
  });

  const listed = gate1.rows.flatMap(({ places }) => (places === 'any_other_country' ? [] : places));
  const place = fc.oneof(
    fc.constantFrom(...listed, 'IN', 'NG', 'ZZ', 'UK', '', 'US', 'CA'),
    fc.stringMatching(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
    fc.string(),
    fc.constant(null),
  );
  const input = fc.record({
    requesterType: fc.constantFrom(...requesterTypes, null),
    requesterPlaces: fc.record({ tenant: place, unit: place }),
    applicantPlace: place,
    mode: fc.constantFrom('live' as const, 'test' as const),
    actingFor: fc.option(fc.record({ requesterType: fc.constantFrom(...requesterTypes), place })),
  });

  test('R4: allow is answered only where every place involved is on a row that allows', () => {
    const allowing = new Set(['us-ca', 'us-student-privacy', 'us-other', 'canada-australia', 'test-xa']);
    fc.assert(
      fc.property(input, (given) => {
        const answer = evaluateGate(given);
        if (answer.outcome !== 'allow') return;
        expect(given.requesterType === 'university' || given.requesterType === 'agency').toBe(true);
        expect(given.applicantPlace && given.requesterPlaces.tenant).toBeTruthy();
        expect(answer.rows.length).toBeGreaterThan(0);
        expect(answer.rows.filter((row) => !allowing.has(row))).toEqual([]);
        if (given.mode === 'live') expect(answer.rows).not.toContain('test-xa');
      }),
      { numRuns: 5000 },
    );
  });

  test('R4: whatever meets no row is forbidden', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('live' as const, 'test' as const), (text, mode) => {
        fc.pre(!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(text));
        expect(ask({ applicantPlace: text, mode }).outcome).toBe('forbid');
        expect(ask({ requesterPlaces: { tenant: text }, mode }).outcome).toBe('forbid');
      }),
    );
  });

  test('R4: one more party never makes the answer milder', () => {
    fc.assert(
      fc.property(input, (given) => {
        const without = evaluateGate({
          ...given,
          requesterPlaces: { tenant: given.requesterPlaces.tenant },
          actingFor: null,
        });
        const rank = (outcome: (typeof gateOutcomes)[number]) => gateOutcomes.indexOf(outcome);
        expect(rank(evaluateGate(given).outcome)).toBeGreaterThanOrEqual(rank(without.outcome));
      }),
      { numRuns: 2000 },
    );
  });
});
