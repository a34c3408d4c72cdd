import type { SetReport } from '../evaluate.ts';
import { setSection } from './set-section.ts';
import { style } from './style.ts';
import { escaped } from './words.ts';

/** The whole report as one page: no script, no font and no picture from elsewhere, in both colour schemes. */
export function htmlReport(sets: readonly SetReport[]): string {
  const judges = [...new Map(sets.flatMap((set) => set.judges.map(({ name, version }) => [name, version])))];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>VisaGuard: evaluation</title>
<style>${style}</style>
</head>
<body>
<h1>Evaluation</h1>
<p>How well judges find what labelled posts hold, and how well they leave harmless ones alone. Intervals are of 95 %:
Wilson's for shares, bootstrap for F1, over templates where posts have them.</p>
<ul>${judges.map(([name, version]) => `<li><strong>${escaped(name)}</strong>: ${escaped(version)}</li>`).join('')}</ul>
${sets.map(setSection).join('\n')}
</body>
</html>
`;
}
