import type { Estimate } from '../measures/intervals.ts';
import { mark, seriesMax } from './mark.ts';
import { escaped, withInterval } from './words.ts';

export type ChartRow = {
  readonly label: string;
  /** Behind the label, softer: how many posts. */
  readonly note: string;
  /** One per series, in their order. */
  readonly estimates: readonly (Estimate | null)[];
};

export type IntervalChart = {
  readonly caption: string;
  readonly series: readonly string[];
  readonly rows: readonly ChartRow[];
  /** A line to be above, or below. */
  readonly bar?: number;
};

const width = 860;
const left = 330;
const right = 24;
const top = 24;
const lineHeight = 16;

/** Rows of values from 0 to 1 with their intervals; a series has a colour and a shape. Every value is told in words too. */
export function intervalChart({ caption, series, rows, bar }: IntervalChart): string {
  const shown = series.slice(0, seriesMax);
  const rowHeight = Math.max(22, 8 + lineHeight * shown.length * 0.75);
  const height = top + rows.length * rowHeight + 8;
  const x = (value: number) => left + value * (width - left - right);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (value) =>
      `<path class="grid" d="M${x(value)} ${top - 4}V${height - 6}"/>` +
      `<text class="soft" x="${x(value)}" y="14" text-anchor="middle">${value}</text>`,
  );
  const barLine =
    bar === undefined ? '' : `<path class="s5" stroke-dasharray="4 3" d="M${x(bar)} ${top - 4}V${height - 6}"/>`;
  const body = rows.map((row, at) => chartRow(row, { x, y: top + at * rowHeight, rowHeight, series: shown }));
  return [
    `<figure><figcaption>${escaped(caption)}</figcaption>`,
    shown.length > 1 ? key(shown) : '',
    series.length > shown.length ? '<p class="soft">Further judges stand in the tables.</p>' : '',
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(caption)}">`,
    ...grid,
    barLine,
    ...body,
    '</svg></figure>',
  ].join('\n');
}

type Place = {
  x(value: number): number;
  readonly y: number;
  readonly rowHeight: number;
  readonly series: readonly string[];
};

function chartRow({ label, note, estimates }: ChartRow, { x, y, rowHeight, series }: Place): string {
  const middle = y + rowHeight / 2;
  const step = (rowHeight - 8) / series.length;
  const marks = series.map((name, nth) => {
    const estimate = estimates[nth];
    if (!estimate) return '';
    const level = y + 4 + step * (nth + 0.5);
    const interval = `<path class="s${nth}" stroke-width="1.5" d="M${x(estimate.low).toFixed(1)} ${level}H${x(estimate.high).toFixed(1)}"/>`;
    const title = `<title>${escaped(`${label}, ${name}: ${withInterval(estimate)}`)}</title>`;
    return `<g>${title}${interval}${mark(nth, x(estimate.value), level)}</g>`;
  });
  const words = `${escaped(label)} <tspan class="soft">${escaped(note)}</tspan>`;
  return `<text x="${left - 14}" y="${middle + 4}" text-anchor="end">${words}</text>${marks.join('')}`;
}

function key(series: readonly string[]): string {
  const items = series.map(
    (name, nth) => `<li><svg viewBox="0 0 14 14" aria-hidden="true">${mark(nth, 7, 7)}</svg>${escaped(name)}</li>`,
  );
  return `<ul class="key">${items.join('')}</ul>`;
}
