import { ensureSpace, type Sheet } from '../sheet.ts';
import { colors, page } from '../theme.ts';

export type FigureOptions = { readonly alt: string; readonly height: number };

/** A picture with its description for those who do not see it. `draw` gets the top edge and must stay within `height`. */
export function drawFigure(sheet: Sheet, { alt, height }: FigureOptions, draw: (top: number) => void): void {
  ensureSpace(sheet, height);
  const { doc, y: top } = sheet;
  const options = { alt, bbox: [page.left, top, page.right, top + height] };
  const element = doc.struct('Figure', options);
  sheet.root.add(element);
  element.add(doc.markStructureContent('Figure'));
  doc.save();
  draw(top);
  doc.restore();
  doc.endMarkedContent();
  element.end();
  sheet.y = top + height + 8;
}

export type Label = {
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
};

/** A label of a picture: one line of the report's own words. */
export function drawLabel(doc: PDFKit.PDFDocument, text: string, label: Label): void {
  doc
    .font(label.bold ? 'bold' : 'text')
    .fontSize(label.size)
    .fillColor(label.color ?? colors.ink);
  const width = doc.widthOfString(text);
  const shift = label.align === 'right' ? width : label.align === 'center' ? width / 2 : 0;
  doc.text(text, label.x - shift, label.y, { lineBreak: false, baseline: 'alphabetic' });
}
