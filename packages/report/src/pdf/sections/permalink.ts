import { drawParagraph, linesOf, prepare } from '../blocks/paragraph.ts';
import { ensureSpace, type Sheet, useFace } from '../sheet.ts';
import { colors, contentWidth, leading, page, sizes } from '../theme.ts';

const size = sizes.small;

/** A web address becomes a link; anything else (a script, a file) is printed as text and cannot be followed. */
export function drawPermalink(sheet: Sheet, permalink: string | null): void {
  if (permalink === null) {
    drawParagraph(sheet, sheet.root, 'The source gives no link to the post.', {
      size,
      color: colors.muted,
      spaceAfter: 2,
    });
    return;
  }
  const url = webAddress(permalink);
  const look = { size, color: url === null ? colors.muted : colors.accent };
  const lines = linesOf(sheet, prepare(permalink, look), contentWidth, size);
  if (url === null || lines.length !== 1) drawParagraph(sheet, sheet.root, permalink, { ...look, spaceAfter: 2 });
  else drawLink(sheet, url, permalink);
}

function drawLink(sheet: Sheet, url: string, shown: string): void {
  const { doc } = sheet;
  ensureSpace(sheet, size * leading);
  const paragraph = doc.struct('P');
  sheet.root.add(paragraph);
  const link = doc.struct('Link');
  paragraph.add(link);
  link.add(doc.markStructureContent('Link'));
  const [line] = linesOf(sheet, prepare(shown, { color: colors.accent }), contentWidth, size);
  for (const { text, face, x } of line?.fragments ?? []) {
    useFace(doc, face, size);
    doc
      .fillColor(colors.accent)
      .text(text, page.left + x, sheet.y + size * 1.08, { lineBreak: false, baseline: 'alphabetic' });
  }
  doc.endMarkedContent();
  const annotation = { structParent: link, Contents: 'Opens the post on its platform' };
  doc.link(page.left, sheet.y, line?.width ?? 0, size * leading, url, annotation);
  link.end();
  paragraph.end();
  sheet.y += size * leading + 2;
}

function webAddress(permalink: string): string | null {
  const url = URL.parse(permalink);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.href;
}
