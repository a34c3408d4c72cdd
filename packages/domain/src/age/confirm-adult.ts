import { ok, type Refusal, type Result, refuse } from '@visaguard/kernel';

/**
 * Rule R24: a person under 18 is refused, as there is no guardian flow. The input is the applicant's own attestation,
 * a single boolean: a birth date would be a protected attribute (age) that could not be checked any better and would
 * have to be kept out of everything else, so it is never asked.
 * @returns true, or `minor_refused`. Anything but a plain yes is a no.
 */
export function confirmAdult(declaration: { readonly adult: boolean }): Result<true, Refusal> {
  if (declaration.adult === true) return ok(true);
  return refuse('minor_refused', 'Screening is for adults only: the applicant must state to be 18 or older.', {
    rule: 'R24',
  });
}
