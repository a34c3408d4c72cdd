import { type Breach, breaches } from '../checks/finding.ts';
import type { FaultResult } from '../run/run-fault.ts';

const lostBreaches: readonly Breach[] = ['lost', 'notOnBus', 'notApplied', 'notAudited', 'hole', 'noEnd'];
const twiceBreaches: readonly Breach[] = ['doneTwice', 'eventTwice', 'effectTwice', 'auditedTwice'];

const columns = ['fault', 'seed', 'accepted', 'lost', 'duplicated', 'broken s', 'recovery s', 'outbox max', 'verdict'];

/** One row for each fault, as Markdown. */
export function faultTable(results: readonly FaultResult[]): string {
  const rows = results.map((result) => [
    result.fault,
    `\`${result.seed}\``,
    String(result.accepted),
    String(countOf(result, lostBreaches)),
    String(countOf(result, twiceBreaches)),
    seconds(result.brokenMs),
    seconds(result.recoveryMs),
    String(result.outboxMax),
    verdictOf(result),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function verdictOf({ findings }: FaultResult): string {
  if (findings.length === 0) return 'holds';
  return findings.map(({ breach, count, example }) => `${breaches[breach]} (${count}; ${example})`).join('; ');
}

function countOf({ findings }: FaultResult, wanted: readonly Breach[]): number {
  return findings.reduce((sum, { breach, count }) => sum + (wanted.includes(breach) ? count : 0), 0);
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1);
