export type Line = { readonly name: string; readonly colour: string; readonly values: readonly number[] };

export type LineChart = {
  readonly title: string;
  readonly xTitle: string;
  /** One per value of each line, spaced evenly. */
  readonly xs: readonly (number | string)[];
  readonly lines: readonly Line[];
};

const size = { width: 760, height: 400, left: 64, right: 190, top: 48, bottom: 52 };
const ink = '#24292f';

/** A chart as one SVG, from zero upwards, each line named at its end. On white, to be read in any colour scheme. */
export function lineChart({ title, xTitle, xs, lines }: LineChart): string {
  const { width, height, left, top, bottom } = size;
  const ceiling = niceCeiling(Math.max(...lines.flatMap(({ values }) => values)));
  const x = (at: number) => left + (at * (width - left - size.right)) / Math.max(1, xs.length - 1);
  const y = (value: number) => height - bottom - (value * (height - top - bottom)) / ceiling;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = share * ceiling;
    const level = y(value).toFixed(1);
    return `<path d="M${left} ${level}H${x(xs.length - 1)}" stroke="#d0d7de"/>${text({ x: left - 8, y: y(value) + 4, anchor: 'end' }, value.toLocaleString('en'))}`;
  });
  const ticks = xs.map((tick, at) => text({ x: x(at), y: height - bottom + 20, anchor: 'middle' }, String(tick)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${left}" y="26" font-size="15" font-weight="600" fill="${ink}">${escaped(title)}</text>`,
    ...grid,
    ...ticks,
    text({ x: (left + x(xs.length - 1)) / 2, y: height - 12, anchor: 'middle' }, xTitle),
    ...lines.map((line) => path(line, { x, y })),
    ...labels(lines, x(xs.length - 1) + 10, y),
    '</svg>\n',
  ].join('\n');
}

type Scale = { x(at: number): number; y(value: number): number };

function path({ values, colour }: Line, { x, y }: Scale): string {
  const points = values.map((value, at) => [x(at).toFixed(1), y(value).toFixed(1)] as const);
  const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`).join('');
  return `<path d="M${points.map((point) => point.join(' ')).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}`;
}

/** At the end of each line; pushed down where two ends are close. */
function labels(lines: readonly Line[], at: number, y: (value: number) => number): string[] {
  let free = 0;
  return lines
    .map((line) => ({ ...line, end: y(line.values.at(-1) ?? 0) + 4 }))
    .toSorted((a, b) => a.end - b.end)
    .map(({ name, colour, end }) => {
      const place = Math.max(end, free);
      free = place + 16;
      return `<text x="${at.toFixed(1)}" y="${place.toFixed(1)}" fill="${colour}" font-weight="600">${escaped(name)}</text>`;
    });
}

type Place = { readonly x: number; readonly y: number; readonly anchor: string };

function text({ x, y, anchor }: Place, content: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${ink}">${escaped(content)}</text>`;
}

function niceCeiling(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return ([1, 2, 4, 6, 8, 10].find((factor) => factor * step >= value) ?? 10) * step;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
