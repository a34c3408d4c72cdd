import { severities } from '@visaguard/domain';
import type { JudgeReport, SetReport } from '../evaluate.ts';
import type { Estimate } from '../measures/intervals.ts';
import { groupPostsMin } from '../measures/slices.ts';
import { htmlTable } from './html-table.ts';
import { intervalChart } from './interval-chart.ts';
import { reliabilityChart } from './reliability-chart.ts';
import { decimal, escaped, plain, taskName, withInterval } from './words.ts';

/** One labelled set: every judge on it, overall and cut by what the labels say of the posts. */
export function setSection(set: SetReport): string {
  return [
    `<h2>${escaped(set.name)}</h2>`,
    `<p class="soft">${set.posts.toLocaleString('en')} posts, SHA-256 <code>${set.sha256.slice(0, 16)}</code>. Cuts and comparisons are about: ${escaped(taskName(set.mainTask))}.</p>`,
    overall(set),
    languages(set),
    functionalities(set),
    groups(set),
    levels(set),
    comparisons(set),
  ].join('\n');
}

const names = ({ judges }: SetReport) => judges.map(({ name }) => name);
const points = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} points`);

function overall(set: SetReport): string {
  const rows = tasksOf(set).flatMap((task) =>
    set.judges.flatMap(({ name, byTask }) => {
      const scores = byTask.find((each) => each.task === task)?.scores;
      if (!scores) return [];
      const { assessed, positives, precision, recall, f1, recallOfHarmless } = scores;
      const shares = [precision, recall, f1, recallOfHarmless].map(withInterval);
      return [[`${taskName(task)}, ${name}`, assessed, positives, ...shares]];
    }),
  );
  const head = ['', 'assessed', 'are so', 'precision', 'recall', 'F1', 'recall of harmless'];
  const charts = (['recall', 'recallOfHarmless', 'precision'] as const).map((measure) =>
    intervalChart({
      caption: { recall: 'Recall', recallOfHarmless: 'Recall of harmless posts', precision: 'Precision' }[measure],
      series: names(set),
      rows: tasksOf(set).map((task) => {
        const found = set.judges.map(({ byTask }) => byTask.find((each) => each.task === task)?.scores);
        const positives = found[0]?.positives ?? 0;
        return {
          label: taskName(task),
          note: measure === 'recallOfHarmless' ? `${(found[0]?.posts ?? 0) - positives} posts` : `${positives} posts`,
          estimates: found.map((scores) => scores?.[measure] ?? null),
        };
      }),
    }),
  );
  const reasons = set.judges.map(({ name, notAssessed }) => {
    const list = Object.entries(notAssessed).map(([reason, count]) => `${count} ${plain(reason)}`);
    return `<li>${escaped(name)}: ${escaped(list.join(', ') || 'none')}</li>`;
  });
  return [
    '<h3>By category</h3>',
    ...charts,
    htmlTable({ caption: 'With 95 % confidence intervals', head, rows }),
    '<p>Posts that were not assessed are neither right nor wrong and are left out of the figures:</p>',
    `<ul>${reasons.join('')}</ul>`,
  ].join('\n');
}

const tasksOf = ({ judges }: SetReport) => (judges[0]?.byTask ?? []).map(({ task }) => task);

function languages(set: SetReport): string {
  const rows = set.judges.flatMap(({ name, byLanguage }) =>
    byLanguage.map(({ name: language, scores }) => [
      `${language}, ${name}`,
      ...[scores.posts, scores.assessed],
      ...[scores.precision, scores.recall, scores.f1, scores.recallOfHarmless].map(withInterval),
    ]),
  );
  const head = ['', 'posts', 'assessed', 'precision', 'recall', 'F1', 'recall of harmless'];
  if (rows.length === 0) return '';
  return `<h3>By language</h3>\n${htmlTable({ caption: 'With 95 % confidence intervals', head, rows })}`;
}

function functionalities(set: SetReport): string {
  const [first] = set.judges;
  if (!first || first.byFunctionality.length === 0) return '';
  const chart = (positive: boolean | null, caption: string) => {
    const rows = first.byFunctionality.filter((slice) => slice.positive === positive);
    if (rows.length === 0) return '';
    return intervalChart({
      caption,
      series: names(set),
      rows: rows.map(({ name, posts }) => ({
        label: plain(name),
        note: `${posts} posts`,
        estimates: set.judges.map((judge) => rightOf(judge, name)),
      })),
    });
  };
  return [
    '<h3>By functionality</h3>',
    chart(false, 'Harmless posts: share that was left alone'),
    chart(true, 'Posts with a finding: share that was found'),
    chart(null, 'Mixed posts: share judged rightly'),
  ].join('\n');
}

function rightOf({ byFunctionality }: JudgeReport, name: string): Estimate | null {
  return byFunctionality.find((slice) => slice.name === name)?.right ?? null;
}

function groups(set: SetReport): string {
  const [first] = set.judges;
  if (!first || first.byGroup.groups.length === 0) return '';
  const known = first.byGroup.groups.filter(
    ({ harmless, positives }) => Math.max(harmless, positives) >= groupPostsMin,
  );
  const of = (judge: JudgeReport, name: string) => judge.byGroup.groups.find((group) => group.name === name);
  const chart = (measure: 'falsePositives' | 'recall', caption: string) =>
    intervalChart({
      caption,
      series: names(set),
      rows: known.map((group) => ({
        label: group.name,
        note: `${measure === 'recall' ? group.positives : group.harmless} posts`,
        estimates: set.judges.map((judge) => of(judge, group.name)?.[measure] ?? null),
      })),
    });
  const rows = set.judges.map(({ name, byGroup }) => [
    name,
    points(byGroup.falsePositiveSpread),
    points(byGroup.recallSpread),
  ]);
  const caption = `Between the best and the worst treated group of at least ${groupPostsMin} posts, percentage points`;
  return [
    '<h3>By group of people</h3>',
    htmlTable({ caption, head: ['', 'spread of false positives', 'spread of recall'], rows }),
    ...(known.length === 0
      ? ['<p class="soft">No group has enough posts.</p>']
      : [
          chart('falsePositives', 'Harmless posts that were flagged, by the group they mention'),
          chart('recall', 'Posts against a group that were found'),
        ]),
  ].join('\n');
}

function levels(set: SetReport): string {
  const rows = set.judges.flatMap(({ name, calibration }) =>
    [...calibration.bySeverity, ...calibration.byOutcome].map((level) => [
      `${plain(level.name)}, ${name}`,
      level.findings,
      withInterval(level.right),
    ]),
  );
  const charts = set.judges.flatMap(({ name, calibration: { reliability } }) =>
    reliability ? [reliabilityChart(`Scores of ${name}`, reliability)] : [],
  );
  const tables = set.judges.flatMap(({ name, calibration: { severity } }) => {
    if (severity.compared === 0) return [];
    const told = `${name}: ${severity.compared} findings, exact ${withInterval(severity.exact)}, within one step ${withInterval(severity.withinOne)}`;
    const matrix = severity.matrix.map((row, at) => [`label ${severities[at] ?? ''}`, ...row]);
    return [htmlTable({ caption: told, head: ['', ...severities.map((each) => `said ${each}`)], rows: matrix })];
  });
  const caption = 'Findings of each level, and how many of them are true';
  return [
    '<h3>Calibration</h3>',
    htmlTable({ caption, head: ['', 'findings', 'true'], rows }),
    ...charts,
    ...tables,
  ].join('\n');
}

function comparisons({ comparisons: all }: SetReport): string {
  if (all.length === 0) return '';
  const rows = all.map(({ one, other, posts, agreement, kappa, onlyOne, onlyOther, byCategory }) => [
    ...[`${one} and ${other}`, posts, decimal(agreement), decimal(kappa), onlyOne, onlyOther],
    ...byCategory.map((each) => decimal(each.kappa)),
  ]);
  const categories = all[0]?.byCategory.map(({ category }) => plain(category)) ?? [];
  const head = ['', 'posts', 'agreement', 'kappa', 'only the first', 'only the second', ...categories];
  return `<h3>Agreement of judges</h3>\n${htmlTable({ caption: "Cohen's kappa, also by category", head, rows })}`;
}
