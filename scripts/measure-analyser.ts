import { analyserVersion, analyseText } from '@visaguard/intelligence';
import { type HateCheckCase, readHateCheck, readMultilingualHateCheck, rowsOf } from './analyser/label-sets.ts';

/**
 * Prints what the built-in analyser finds in the labelled sets: `node scripts/measure-analyser.ts <data folder>`. A post
 * counts as flagged where anything is found in the categories of hate and threat. `--errors` prints what it gets wrong.
 */
const [dataFolder, ...flags] = process.argv.slice(2);
if (!dataFolder) throw new Error('which folder holds the labelled sets?');

const near = new Set(['hate_harassment', 'threat_violence']);
const read = (text: string) => analyseText({ text, kind: 'authored', createdAt: null });
const isFlagged = (text: string): boolean => read(text).findings.some(({ category }) => near.has(category));

const percent = (part: number, of: number): string => (of === 0 ? '-' : ((100 * part) / of).toFixed(1).padStart(5));
const share = <Row>(rows: readonly Row[], fits: (row: Row) => boolean): string =>
  `${percent(rows.filter(fits).length, rows.length)} % of ${rows.length}`;

type Judged = HateCheckCase & { readonly flagged: boolean };

const groupBy = <Row>(rows: readonly Row[], key: (row: Row) => string): [string, Row[]][] => [
  ...Map.groupBy(rows, key).entries(),
];

function printRecalls(name: string, judged: readonly Judged[]): void {
  const hateful = judged.filter((row) => row.hateful);
  const harmless = judged.filter((row) => !row.hateful);
  const assessed = judged.filter((row) => read(row.text).status === 'assessed').length;
  console.log(
    `${name}: hateful ${share(hateful, (row) => row.flagged)}, non-hateful ${share(harmless, (row) => !row.flagged)}, assessed ${percent(assessed, judged.length)} %`,
  );
}

function printHateCheck(name: string, cases: readonly HateCheckCase[]): void {
  const judged = cases.map((row) => ({ ...row, flagged: isFlagged(row.text) }));
  printRecalls(name, judged);
  for (const [functionality, rows] of groupBy(judged, (row) => row.functionality)) {
    console.log(`  ${functionality.padEnd(24)} right ${share(rows, (row) => row.flagged === row.hateful)}`);
  }
  for (const [target, rows] of groupBy(judged, (row) => row.target)) {
    const harmless = rows.filter((row) => !row.hateful);
    const hateful = rows.filter((row) => row.hateful);
    console.log(
      `  ${(target || '(no group)').padEnd(24)} flagged: harmless ${share(harmless, (row) => row.flagged)}, hateful ${share(hateful, (row) => row.flagged)}`,
    );
  }
  if (!flags.includes('--errors')) return;
  for (const [, rows] of groupBy(judged, (row) => row.template)) {
    const wrong = rows.filter((row) => row.flagged !== row.hateful);
    if (wrong[0]) console.log(`  ${wrong[0].functionality} ${wrong.length}/${rows.length}: ${wrong[0].text}`);
  }
}

function printOrdinary(): void {
  const texts = rowsOf(dataFolder ?? '', 'english/ordinary-posts.csv').map((row) => row['text'] ?? '');
  const found = texts.flatMap((text) => read(text).findings.map(({ rule, quote }) => ({ rule, quote, text })));
  console.log(`ordinary posts: ${((1000 * found.length) / texts.length).toFixed(2)} findings in 1,000`);
  for (const { rule, quote } of found) console.log(`  ${rule}: ${quote}`);
  const before = process.cpuUsage();
  for (const text of texts) read(text);
  const { user, system } = process.cpuUsage(before);
  console.log(`  ${Math.round((1_000_000 * texts.length) / (user + system))} posts per second of processor time`);
}

function printOther(): void {
  const davidson = rowsOf(dataFolder ?? '', 'english/davidson.csv');
  for (const [label, rows] of groupBy(davidson, (row) => row['label'] ?? '')) {
    console.log(`davidson ${label}: flagged ${share(rows, (row) => isFlagged(row['text'] ?? ''))}`);
  }
  const edos = rowsOf(dataFolder ?? '', 'english/edos.csv');
  for (const [label, rows] of groupBy(edos, (row) => row['category'] ?? '')) {
    console.log(`edos ${label}: flagged ${share(rows, (row) => isFlagged(row['text'] ?? ''))}`);
  }
  const moderation = rowsOf(dataFolder ?? '', 'english/moderation.csv');
  const kinds = (row: Record<string, string>): string =>
    ['hate_threatening', 'hate', 'harassment', 'violence'].find((kind) => row[kind] === '1') ?? 'none of these';
  for (const [label, rows] of groupBy(moderation, kinds)) {
    console.log(`moderation ${label}: flagged ${share(rows, (row) => isFlagged(row['text'] ?? ''))}`);
  }
  for (const [label, rows] of groupBy(rowsOf(dataFolder ?? '', 'english/toxicity.csv'), (row) => row['toxic'] ?? '')) {
    console.log(`toxicity ${label}: flagged ${share(rows, (row) => isFlagged(row['text'] ?? ''))}`);
  }
}

console.log(analyserVersion);
printHateCheck('HateCheck', readHateCheck(dataFolder));
printOrdinary();
if (flags.includes('--all')) printOther();
if (flags.includes('--languages')) {
  for (const [language, cases] of readMultilingualHateCheck(dataFolder)) printHateCheck(language, cases);
}
