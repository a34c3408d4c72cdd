/**
 * Measures the built-in analyser on a labelled set, by hand: `node tests/evaluation/hatecheck.ts <csv> [--errors]`.
 *
 * With the columns `text`, `label` (hateful / non-hateful), `functionality`, `target` (the form of HateCheck): precision,
 * recall, F1, share right per functionality, false positives per target group. Hateful means: any finding of
 * hate_harassment or threat_violence. A set without labels counts as ordinary posts: every finding of any category is
 * a false positive. The sets themselves are not part of this repository.
 */
import { analyserVersion, analyseText, type TextFinding } from '@visaguard/intelligence';
import { type CsvRow, readCsv } from './read-csv.ts';

type Judged = { readonly row: CsvRow; readonly findings: readonly TextFinding[]; readonly assessed: boolean };

const hatefulCategories: ReadonlySet<string> = new Set(['hate_harassment', 'threat_violence']);

const path = process.argv[2];
const showErrors = process.argv.includes('--errors');
if (!path) {
  console.error('usage: node tests/evaluation/hatecheck.ts <csv> [--errors]');
  process.exit(2);
}
const judged = readCsv(path).map(judge);
console.log(`${analyserVersion}, ${judged.length} posts, ${judged.filter((post) => post.assessed).length} assessed`);
if (judged[0]?.row['label']?.includes('hateful')) reportLabelled(judged);
else reportOrdinary(judged);

function judge(row: CsvRow): Judged {
  const analysis = analyseText({ text: row['text'] ?? '', kind: 'authored', createdAt: null });
  return { row, findings: analysis.findings, assessed: analysis.status === 'assessed' };
}

function reportLabelled(posts: readonly Judged[]): void {
  const hateful = posts.filter(isHateful);
  const harmless = posts.filter((post) => !isHateful(post));
  const hits = hateful.filter(isFlagged).length;
  const alarms = harmless.filter(isFlagged).length;
  const precision = hits / (hits + alarms);
  const recall = hits / hateful.length;
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(`precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`);
  console.log(`recall of non-hateful ${(1 - alarms / harmless.length).toFixed(3)}`);
  console.log('\nshare right per functionality');
  for (const [name, group] of groupBy(posts, 'functionality')) {
    printShare(name, group.filter((post) => isFlagged(post) === isHateful(post)).length, group.length);
  }
  console.log('\nfalse positives per target group');
  for (const [name, group] of groupBy(harmless, 'target'))
    printShare(name || '(none)', group.filter(isFlagged).length, group.length);
  if (showErrors) for (const post of posts) if (isFlagged(post) !== isHateful(post)) printPost(post);
}

function reportOrdinary(posts: readonly Judged[]): void {
  const found = posts.filter((post) => post.findings.length > 0);
  console.log(`posts with a finding: ${found.length} (${((1000 * found.length) / posts.length).toFixed(2)} per 1,000)`);
  if (showErrors) for (const post of found) printPost(post);
}

function isHateful({ row }: Judged): boolean {
  return row['label'] === 'hateful';
}

function isFlagged({ findings }: Judged): boolean {
  return findings.some((finding) => hatefulCategories.has(finding.category));
}

function groupBy(posts: readonly Judged[], column: string): [string, Judged[]][] {
  return Object.entries(Object.groupBy(posts, (post) => post.row[column] ?? '')).map(([name, group]) => [
    name,
    group ?? [],
  ]);
}

function printShare(name: string, part: number, whole: number): void {
  console.log(`${name.padEnd(28)} ${((100 * part) / whole).toFixed(1).padStart(6)} %  ${part}/${whole}`);
}

function printPost({ row, findings }: Judged): void {
  const rules = findings.map((finding) => `${finding.rule} ${finding.severity} "${finding.quote}"`).join('; ');
  console.log(`${row['functionality'] ?? row['kind'] ?? ''}\t${row['text']}\t${rules}`);
}
