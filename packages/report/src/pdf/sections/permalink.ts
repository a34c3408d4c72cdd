import { drawParagraph } from '../blocks/paragraph.ts';
import { drawLine, linesOf, prepare } from '../blocks/text-lines.ts';
import { ensureSpace, type Sheet } from '../sheet.ts';
import type { Line } from '../text/line-layout.ts';
import { colors, contentWidth, leading, page, sizes } from '../theme.ts';

const size = sizes.small;

/** A web address becomes a link; anything else (a script, a file) is printed as text and cannot be followed. */
export function drawPermalink(sheet: Sheet, permalink: string | null): void {
  if (permalink === null) {
    drawParagraph(sheet, 'The source gives no link to the post.', {
      size,
      color: colors.muted,
      spaceAfter: 2,
    });
    return;
  }
  const url = webAddress(permalink);
  const look = { size, color: url === null ? colors.muted : colors.accent };
  const [line, ...more] = linesOf(sheet, prepare(permalink, look), { width: contentWidth, size });
  if (url === null || !line || more.length > 0) drawParagraph(sheet, permalink, { ...look, spaceAfter: 2 });
  else drawLink(sheet, url, line);
}

function drawLink(sheet: Sheet, url: string, line: Line): void {
  const { doc } = sheet;
  ensureSpace(sheet, size * leading);
  const paragraph = doc.struct('P');
  sheet.root.add(paragraph);
  const link = doc.struct('Link');
  paragraph.add(link);
  link.add(doc.markStructureContent('Link'));
  drawLine(doc, line, { x: page.left, y: sheet.y + size * 1.08, size });
  doc.endMarkedContent();
  const annotation = { structParent: link, Contents: '' };
  doc.link(page.left, sheet.y, line.width, size * leading, url, annotation);
  link.end();
  paragraph.end();
  sheet.y += size * leading + 2;
}

function webAddress(permalink: string): string | null {
  const url = URL.parse(permalink);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.href;
}
