/** What happened now and then, and how often, as Markdown. One that never happened has not been tested. */
export function situationTable(counts: ReadonlyMap<string, number>): string {
  const rows = [...counts].map(([situation, count]) => `| ${situation} | ${count} |`);
  return ['| what happened | times |', '| --- | --- |', ...rows].join('\n');
}
