import { type Category, categories, type PostNotAssessedReason, severities } from '@visaguard/domain';
import type { FindingFacts, ReportFacts, SourceFacts } from '../facts.ts';
import {
  adviceTexts,
  categoryAdvice,
  notAssessedAdvice,
  partialAdvice,
  postNotAssessedAdvice,
  severityAdvice,
} from '../wording/advice.ts';
import { fillIn } from '../wording/fill-in.ts';
import { platformWords } from '../wording/term-words.ts';
import type { PrivateView } from './private-view-form.ts';

type Advice = PrivateView['advice'][number];

/** The advice that fits what the report holds, in the order in which a reader needs it: each line once. */
export function adviceLines(facts: ReportFacts): PrivateView['advice'] {
  const visible = facts.findings.filter(({ state }) => state !== 'held');
  const standing = visible.filter(({ state }) => state !== 'dismissed');
  return [
    ...checking(facts.findings, standing),
    ...explaining(standing),
    adviceTexts.correct,
    ...(facts.inventory.some(({ handle, screened }) => handle !== null && !screened) ? [adviceTexts.inventory] : []),
    ...completing(facts.sources),
    ...(visible.length > standing.length ? [adviceTexts.dismissed] : []),
    adviceTexts.keepRecords,
    adviceTexts.counsel,
  ];
}

function checking(all: readonly FindingFacts[], standing: readonly FindingFacts[]): Advice[] {
  const states = new Set(all.map(({ state }) => state));
  return [
    ...(standing.length > 0 ? [adviceTexts.check] : []),
    ...(states.has('proposed') || states.has('unresolved') ? [adviceTexts.checkUnreviewed] : []),
    ...(states.has('unresolved') ? [adviceTexts.checkUnresolved] : []),
    ...(states.has('held') ? [adviceTexts.held] : []),
    ...(standing.some(({ audience }) => audience !== 'public') ? [adviceTexts.notPublic] : []),
  ];
}

function explaining(standing: readonly FindingFacts[]): Advice[] {
  if (standing.length === 0) return [];
  const present = new Set<Category>(standing.map(({ category }) => category));
  const gravest = severities.findLast((severity) => standing.some((finding) => finding.severity === severity)) ?? 'low';
  const grave = gravest === 'high' || gravest === 'critical';
  return [
    ...categories
      .filter((category) => present.has(category))
      .map((category) => ({ topic: 'Explain', text: categoryAdvice[category] })),
    { topic: grave ? 'Ask counsel' : 'Explain', text: severityAdvice[gravest] },
    ...(standing.some(({ kind }) => kind !== 'authored') ? [adviceTexts.quoted] : []),
    ...(standing.some(({ state }) => state === 'confirmed') ? [adviceTexts.explain] : []),
  ];
}

/** What was not assessed, account by account with its reason, then post by post (rule R17). */
function completing(sources: readonly SourceFacts[]): Advice[] {
  const accounts = sources.flatMap(({ platform, coverage }) => {
    const reasons =
      coverage.state === 'not_assessed'
        ? [notAssessedAdvice[coverage.reason]]
        : coverage.state === 'partial'
          ? coverage.reasons.map((reason) => partialAdvice[reason])
          : [];
    return reasons.map((text) => `${platformWords[platform]}: ${text}`);
  });
  const posts = (Object.keys(postNotAssessedAdvice) as PostNotAssessedReason[]).flatMap((reason) => {
    const count = sources.reduce((sum, { counts }) => sum + (counts.postsNotAssessed[reason] ?? 0), 0);
    return count === 0 ? [] : [fillIn(postNotAssessedAdvice[reason], { count })];
  });
  const lines = [...new Set([...accounts, ...posts])].map((text) => ({ topic: 'Complete', text }));
  return accounts.length === 0 ? lines : [adviceTexts.coverage, ...lines];
}
