import { type Severity, severities } from '@visaguard/domain';
import type { SharedFinding, SharedView } from '../../view/shared-form.ts';
import type { Sheet } from '../sheet.ts';
import { colors, page, severityColors, sizes } from '../theme.ts';
import { drawFigure, drawLabel } from './figure.ts';
import { monthsBetween } from './months.ts';
import { drawSeverityMark } from './severity-mark.ts';

const rowHeight = 19;
const left = page.left + 58;
const monthsDescribedMax = 60;

type Activity = readonly { readonly month: string; readonly count: number }[];
type Timeline = {
  readonly window: SharedView['window'];
  readonly findings: readonly SharedFinding[];
  readonly activity: Activity;
};

/** Findings by month, one row per severity with its own shape; below, where given, how many posts each month holds. */
export function drawTimelineFigure(sheet: Sheet, { window, findings, activity }: Timeline): void {
  const months = monthsBetween(window.from, window.to);
  if (months.length === 0) return;
  const counts = countByMonth(findings);
  const rows = [...severities].reverse();
  const activityHeight = activity.length > 0 ? 34 : 0;
  const step = (page.right - left) / months.length;
  const alt = describe(window, counts);
  drawFigure(sheet, { alt, height: rows.length * rowHeight + activityHeight + 20 }, (top) => {
    const { doc } = sheet;
    const bottom = top + rows.length * rowHeight + activityHeight;
    drawYears(doc, { months, step, top, bottom });
    rows.forEach((severity, at) => {
      drawRow(doc, { severity, months, step, counts, y: top + (at + 0.5) * rowHeight });
    });
    if (activityHeight > 0) drawActivity(doc, { activity, months, step, bottom, height: activityHeight - 8 });
  });
}

type Counts = ReadonlyMap<string, number>;

function countByMonth(findings: readonly SharedFinding[]): Counts {
  const counts = new Map<string, number>();
  for (const { postedAt, severity } of findings) {
    if (postedAt === null) continue;
    const key = `${postedAt.slice(0, 7)} ${severity.code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function describe({ from, to }: SharedView['window'], counts: Counts): string {
  const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const range = `Timeline of findings by month from ${from} to ${to}.`;
  if (entries.length === 0) return `${range} There are none.`;
  const described = entries.slice(0, monthsDescribedMax).map(([key, count]) => {
    const [month, severity] = key.split(' ');
    return `${month}: ${count} ${severity}`;
  });
  const rest = entries.length - described.length;
  return `${range} ${described.join('; ')}${rest > 0 ? `; and ${rest} further entries` : ''}. The findings are listed below.`;
}

type Axis = { readonly months: readonly string[]; readonly step: number };

function drawYears(
  doc: PDFKit.PDFDocument,
  { months, step, top, bottom }: Axis & { top: number; bottom: number },
): void {
  doc.lineWidth(0.5).strokeColor(colors.rule);
  doc.moveTo(left, bottom).lineTo(page.right, bottom).stroke();
  months.forEach((month, at) => {
    const january = month.endsWith('-01');
    if (!january && at > 0) return;
    const x = left + at * step;
    doc
      .lineWidth(0.5)
      .strokeColor(colors.rule)
      .moveTo(x, top)
      .lineTo(x, bottom + 4)
      .stroke();
    const nextJanuary = months.findIndex((other, index) => index > at && other.endsWith('-01'));
    const room = ((nextJanuary === -1 ? months.length : nextJanuary) - at) * step;
    if (room >= 20)
      drawLabel(doc, month.slice(0, 4), { x: x + 2, y: bottom + 11, size: sizes.small, color: colors.muted });
  });
}

type Row = Axis & { readonly severity: Severity; readonly counts: Counts; readonly y: number };

function drawRow(doc: PDFKit.PDFDocument, { severity, months, step, counts, y }: Row): void {
  const name = severity.charAt(0).toUpperCase() + severity.slice(1);
  drawSeverityMark(doc, severity, { x: page.left + 5, y, radius: 3.6 });
  drawLabel(doc, name, { x: page.left + 13, y: y + 3, size: sizes.small, color: colors.ink });
  doc.lineWidth(0.3).strokeColor(colors.rule).moveTo(left, y).lineTo(page.right, y).stroke();
  months.forEach((month, at) => {
    const count = counts.get(`${month} ${severity}`) ?? 0;
    if (count === 0) return;
    const x = left + (at + 0.5) * step;
    drawSeverityMark(doc, severity, { x, y, radius: Math.min(3.6, Math.max(2.4, step / 2.4)) });
    if (count === 1) return;
    const words = count > 999 ? '999+' : `${count}`;
    drawLabel(doc, words, { x, y: y - 4.6, size: 5.5, color: severityColors[severity], bold: true, align: 'center' });
  });
}

type Posts = Axis & { readonly activity: Activity; readonly bottom: number; readonly height: number };

function drawActivity(doc: PDFKit.PDFDocument, { activity, months, step, bottom, height }: Posts): void {
  const highest = Math.max(1, ...activity.map(({ count }) => count));
  drawLabel(doc, 'Posts', { x: page.left + 13, y: bottom - 3, size: sizes.small, color: colors.muted });
  for (const { month, count } of activity) {
    const at = months.indexOf(month);
    if (at === -1 || count === 0) continue;
    const barHeight = Math.max(0.8, (height * count) / highest);
    doc.rect(left + at * step + step * 0.15, bottom - barHeight, step * 0.7, barHeight).fill(colors.notAssessed);
  }
}
