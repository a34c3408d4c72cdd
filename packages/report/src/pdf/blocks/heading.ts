import { drawArtifact, ensureSpace, type Sheet } from '../sheet.ts';
import { colors, contentWidth, page, sizes } from '../theme.ts';
import { drawParagraph } from './paragraph.ts';

/**
 * A section of the report: its heading, a rule under it, and an entry among the bookmarks.
 * @param keepWithNext points that the block after it needs, so that the heading never stands alone.
 */
export function drawSectionHeading(sheet: Sheet, title: string, keepWithNext = 60): PDFKit.PDFOutline {
  ensureSpace(sheet, 50 + keepWithNext);
  if (sheet.y > page.top) sheet.y += 12;
  const bookmark = sheet.doc.outline.addItem(title);
  drawParagraph(sheet, title, {
    role: 'H2',
    size: sizes.heading,
    bold: true,
    color: colors.accent,
    spaceAfter: 2,
  });
  const { doc, y } = sheet;
  drawArtifact(doc, () => doc.rect(page.left, y, contentWidth, 0.8).fill(colors.rule));
  sheet.y += 8;
  return bookmark;
}

export function drawSubheading(sheet: Sheet, title: string, x: number = page.left): void {
  ensureSpace(sheet, 60);
  drawParagraph(sheet, title, {
    role: 'H3',
    size: sizes.subheading,
    bold: true,
    x,
    width: page.right - x,
    spaceAfter: 2,
  });
}
