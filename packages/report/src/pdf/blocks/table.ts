import { drawArtifact, type Element, ensureSpace, newPage, type Sheet } from '../sheet.ts';
import type { Line } from '../text/line-layout.ts';
import { colors, leading, page, sizes } from '../theme.ts';
import { drawLine, drawLines, linesOf, type PreparedText, prepare } from './text-lines.ts';

export type Column = {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'right';
};

export type TableContent = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** The first cell of a row names it. */
  readonly rowHeaders?: boolean;
};

const padding = 4;
const cellCharactersMax = 400;
const size = sizes.small;

/** A table in the tag tree as well as to the eye; its head is repeated on each page, for the eye alone. */
export function drawTable(sheet: Sheet, { columns, rows, rowHeaders = false }: TableContent): void {
  const table = sheet.doc.struct('Table');
  sheet.root.add(table);
  const places = columnPlaces(columns);
  const titles = columns.map(({ title }) => title);
  const head = cellLines(sheet, titles, { places, bold: true });
  const bodies = rows.map((row) => cellLines(sheet, row, { places, bold: false }));
  ensureSpace(sheet, heightOf(head) + heightOf(bodies[0] ?? []) + 4);
  drawRow(sheet, table, { cells: head, places, roles: columns.map(() => 'TH'), ground: true });
  for (const [at, cells] of bodies.entries()) {
    // The last row never stands alone on a page: it is often the sum.
    const together = at === bodies.length - 2 ? heightOf(bodies[at + 1] ?? []) : 0;
    if (sheet.y + heightOf(cells) + together > page.bottom) {
      newPage(sheet);
      drawHeadAgain(sheet, head, places);
    }
    const roles = columns.map((_column, column) => (rowHeaders && column === 0 ? 'TH' : 'TD'));
    drawRow(sheet, table, { cells, places, roles, ground: false });
  }
  table.end();
  sheet.y += 10;
}

type Place = { readonly x: number; readonly width: number; readonly right: boolean };
type Cell = { readonly lines: readonly Line[]; readonly prepared: PreparedText };
type Row = {
  readonly cells: readonly Cell[];
  readonly places: readonly Place[];
  readonly roles: readonly string[];
  readonly ground: boolean;
};

function columnPlaces(columns: readonly Column[]): Place[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = page.left;
  return columns.map(({ share, align }) => {
    const width = ((page.right - page.left) * share) / total;
    const place = { x: x + padding, width: width - 2 * padding, right: align === 'right' };
    x += width;
    return place;
  });
}

function cellLines(sheet: Sheet, row: readonly string[], look: { places: readonly Place[]; bold: boolean }): Cell[] {
  return look.places.map(({ width }, at) => {
    const prepared = prepare(clipped(row[at] ?? ''), { bold: look.bold });
    return { prepared, lines: linesOf(sheet, prepared, { width, size }) };
  });
}

function clipped(text: string): string {
  const characters = [...text.slice(0, 4 * cellCharactersMax)];
  return characters.length <= cellCharactersMax ? text : `${characters.slice(0, cellCharactersMax).join('')}…`;
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * size * leading + 2 * padding;
}

function drawRow(sheet: Sheet, table: Element, { cells, places, roles, ground }: Row): void {
  const height = heightOf(cells);
  drawGround(sheet, height, ground);
  const row = sheet.doc.struct('TR');
  table.add(row);
  cells.forEach((cell, at) => {
    const role = roles[at] ?? 'TD';
    const scope = ground ? 'Column' : 'Row';
    const element = sheet.doc.struct(role, {
      ...(cell.prepared.actual === null ? {} : { actual: cell.prepared.actual }),
      ...(role === 'TH' ? { scope } : {}),
    });
    row.add(element);
    drawCell(sheet, element, { cell, place: places[at], role });
    element.end();
  });
  row.end();
  sheet.y += height;
}

function drawCell(
  sheet: Sheet,
  element: Element,
  { cell, place, role }: { cell: Cell; place: Place | undefined; role: string },
): void {
  if (!place) return;
  const widest = Math.max(0, ...cell.lines.map(({ width }) => width));
  const x = place.right ? place.x + place.width - widest : place.x;
  const width = place.right ? widest : place.width;
  drawLines(sheet, { element, role, lines: cell.lines, x, y: sheet.y + padding, width, size });
}

function drawGround({ doc, y }: Sheet, height: number, ground: boolean): void {
  drawArtifact(doc, () => {
    if (ground) doc.rect(page.left, y, page.right - page.left, height).fill(colors.ground);
    doc.rect(page.left, y + height - 0.5, page.right - page.left, 0.5).fill(colors.rule);
  });
}

function drawHeadAgain(sheet: Sheet, head: readonly Cell[], places: readonly Place[]): void {
  const { doc } = sheet;
  const height = heightOf(head);
  drawGround(sheet, height, true);
  drawArtifact(doc, () => {
    head.forEach((cell, at) => {
      const place = places[at];
      if (!place) return;
      cell.lines.forEach((line, row) => {
        const x = place.right ? place.x + place.width - line.width : place.x;
        drawLine(doc, line, { x, y: sheet.y + padding + row * size * leading + size * 1.08, size });
      });
    });
  });
  sheet.y += height;
}
