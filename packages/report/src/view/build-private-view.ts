import type { InventoryLine, ReportFacts, SourceFacts } from '../facts.ts';
import { adviceLines } from './advice-lines.ts';
import { hashView } from './hash-view.ts';
import { privateFindings } from './private-findings.ts';
import { privateScore } from './private-score.ts';
import type { PrivateView } from './private-view-form.ts';
import { resultStatement } from './result-statement.ts';
import { sharedView } from './shared-view.ts';
import { strengthLines } from './strength-lines.ts';

/**
 * The applicant's own view: originals, everything proposed or dismissed, score, strengths, advice, inventory, recipients. Held
 * findings are counted, not shown (rule R7).
 * @throws Error if a quotation differs from the text at its offsets (rule R12).
 */
export function buildPrivateView(facts: ReportFacts): PrivateView {
  const confirmed = facts.findings.filter(({ state }) => state === 'confirmed');
  const result = resultStatement({ facts, sources: facts.sources, confirmed });
  const content = {
    view: 'private' as const,
    ...sharedView(facts, facts.sources, result),
    score: privateScore(facts),
    findings: privateFindings(facts.findings, facts.policy),
    findingsHeld: facts.findings.filter(({ state }) => state === 'held').length,
    activity: activityOf(facts.sources),
    languages: languagesOf(facts.sources),
    strengths: strengthLines(facts),
    advice: adviceLines(facts),
    inventory: facts.inventory.map(inventoryLine),
    recipients: facts.recipients.map(({ name, at, what }) => ({ name, at, what })),
  };
  return { ...content, sha256: hashView(content) };
}

/** Posts of all sources by month, in order. */
function activityOf(sources: readonly SourceFacts[]): PrivateView['activity'] {
  const months = new Map<string, number>();
  for (const { month, count } of sources.flatMap(({ timeline }) => timeline)) {
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return [...months].map(([month, count]) => ({ month, count })).sort((a, b) => (a.month < b.month ? -1 : 1));
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

function languagesOf(sources: readonly SourceFacts[]): NonNullable<PrivateView['languages']> {
  const counts = new Map<string, number>();
  for (const [code, count] of sources.flatMap(({ languages }) => Object.entries(languages))) {
    counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts]
    .map(([code, count]) => ({ code, words: code === 'und' ? 'not known' : (languageNames.of(code) ?? code), count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function inventoryLine({ platform, handle, screened }: InventoryLine) {
  return { platform, handle, screened, words: screened ? 'screened' : 'not screened' };
}
