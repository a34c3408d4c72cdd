import type { RedactionType } from '@visaguard/domain';
import type { Redaction } from '../redaction/find-redactions.ts';

export type RedactedText = { readonly text: string; readonly counts: Readonly<Partial<Record<RedactionType, number>>> };

/** What stands in place of protected content. One word each, for people who read reports. */
const placeholders: Readonly<Record<RedactionType, string>> = {
  ethnicity_or_race: '[ethnicity]',
  nationality_or_origin: '[origin]',
  religion_or_belief: '[religion]',
  sex_gender_or_orientation: '[gender or orientation]',
  family_or_pregnancy: '[family]',
  age: '[age]',
  health_or_disability: '[health]',
  political_opinion: '[politics]',
  union_membership: '[union]',
  immigration_status: '[immigration status]',
  military_or_veteran_status: '[military]',
  third_person: '[person]',
  contact_detail: '[contact]',
};

/**
 * Replaces each span by the placeholder of its type and counts them. Spans may come in any order and may overlap: no
 * character of any of them survives.
 */
export function redact(text: string, redactions: readonly Redaction[]): RedactedText {
  const counts: Partial<Record<RedactionType, number>> = {};
  let redacted = '';
  let at = 0;
  for (const { type, start, end } of [...redactions].sort((left, right) => left.start - right.start)) {
    counts[type] = (counts[type] ?? 0) + 1;
    if (start >= at) redacted += text.slice(at, start) + placeholders[type];
    at = Math.max(at, end);
  }
  return { text: redacted + text.slice(at), counts };
}
