import type { FindingFacts, ReportPolicy } from '../facts.ts';
import { redactionWords } from '../wording/term-words.ts';
import { maskPassages, redactText } from './redact-text.ts';
import type { RequesterFinding } from './requester-view-form.ts';
import { assertQuoted, byDate, sharedFinding, whyNotShown } from './shared-findings.ts';

/** Confirmed, enabled, severe enough and public (rules R5, R13), newest first, protected passages masked (R10). */
export function requesterFindings(findings: readonly FindingFacts[], policy: ReportPolicy): RequesterFinding[] {
  return shownFindings(findings, policy).map(requesterFinding);
}

export function shownFindings(findings: readonly FindingFacts[], policy: ReportPolicy): FindingFacts[] {
  return findings.filter((finding) => whyNotShown(finding, policy) === null).sort(byDate);
}

function requesterFinding(finding: FindingFacts): RequesterFinding {
  assertQuoted(finding);
  const redacted = redactText(finding.text, finding.redactions);
  const mask = (sentence: string) => maskPassages(sentence, finding.text, finding.redactions);
  const { start, end } = redacted.locate(finding.start, finding.end);
  const shared = sharedFinding(finding, {
    text: redacted.text,
    quote: redacted.text.slice(start, end),
    start,
    end,
    rationale: mask(finding.rationale),
    votes: finding.votes.map(({ family, version, vote }) => ({ family, version, vote: mask(vote) })),
  });
  return {
    ...shared,
    redactions: redacted.placeholders.map(({ types, start, end }) => ({
      types: types.map((code) => ({ code, words: redactionWords[code] })),
      start,
      end,
    })),
    quotedTextWithheld: finding.quotedText !== null,
  };
}
