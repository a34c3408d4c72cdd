import { type ArithmeticLine, type Grade, scoreFindings } from '@visaguard/domain';
import type { ReportFacts } from '../facts.ts';
import { platformWords } from '../wording/term-words.ts';
import type { PrivateScore, ScoreLine } from './private-view-form.ts';
import { scoreInput } from './score-input.ts';

/** The published score with every step of its arithmetic, for the applicant alone. */
export function privateScore(facts: ReportFacts): PrivateScore {
  const report = scoreFindings(scoreInput(facts.asOf, facts.sources, facts.findings));
  return {
    rule: report.version,
    provisional: report.provisional || facts.review.state === 'unreviewed',
    overall: scoreLine(report.overall),
    platforms: report.platforms.map((grade) => ({
      platform: { code: grade.platform, words: platformWords[grade.platform] },
      ...scoreLine(grade),
    })),
    posts: report.posts.map(({ postId, score, letter }) => ({
      postId,
      score,
      letter,
      words: `${score}, ${letter}`,
    })),
    arithmetic: report.arithmetic.map(arithmeticWords),
  };
}

/** For people: `26, C, moderate`, `at least 26`, `no score`. */
function scoreLine({ score, atLeast, letter, band }: Grade): ScoreLine {
  return { score, atLeast, letter, band, words: scoreWords({ score, atLeast, letter, band }) };
}

function scoreWords({ score, atLeast, letter, band }: Grade): string {
  if (score === null) return 'no score';
  if (atLeast || letter === null) return `at least ${score}`;
  return band === null ? `${score}, ${letter}` : `${score}, ${letter}, ${band}`;
}

function arithmeticWords(line: ArithmeticLine): string {
  switch (line.of) {
    case 'finding':
      return `Finding ${line.findingId}: ${line.text}`;
    case 'post':
      return `Post ${line.postId}: ${line.text}${repeated(line.repeatedIn)}`;
    case 'platform':
      return `${platformWords[line.platform]}: ${line.text}`;
    case 'overall':
      return `Overall: ${line.text}`;
  }
}

function repeated(postIds: readonly string[]): string {
  return postIds.length === 0 ? '' : ` (the same words counted once; repeated in ${postIds.join(', ')})`;
}
