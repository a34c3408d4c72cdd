import PDFDocument from 'pdfkit';
import { boldFace, type Face, textFace } from './fonts/faces.ts';
import { page } from './theme.ts';

export type Element = PDFKit.PDFStructureElement;

/** The document being written: where the next block begins, and the root of its tag tree. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Element;
  /** Points from the top of the page. */
  y: number;
};

export type SheetInfo = { readonly title: string; readonly subject: string; readonly createdAt: Date };

/** Every date comes from the caller, so that the same report gives the same bytes. */
export function createSheet({ title, subject, createdAt }: SheetInfo): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: title,
      Subject: subject,
      Author: 'VisaGuard',
      Creator: 'VisaGuard',
      Producer: 'VisaGuard',
      CreationDate: createdAt,
    },
  });
  for (const face of [textFace, boldFace]) registerFace(doc, face);
  doc.font(textFace.name);
  doc.appendXML(`
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet: Sheet = { doc, root, y: page.top };
  newPage(sheet);
  return sheet;
}

export function newPage(sheet: Sheet): void {
  sheet.doc.addPage({ size: 'A4', margin: 0 });
  sheet.y = page.top;
}

/** Goes to a new page unless `height` points are free on this one; what is higher than a page starts on a new one. */
export function ensureSpace(sheet: Sheet, height: number): void {
  if (sheet.y + Math.min(height, page.bottom - page.top) > page.bottom) newPage(sheet);
}

export function useFace(doc: PDFKit.PDFDocument, face: Face, size: number): void {
  registerFace(doc, face);
  doc.font(face.name).fontSize(size);
}

export type Run = { readonly text: string; readonly face: Face; readonly size: number; readonly color: string };

/** Writes one run with its base line at `y`. */
export function drawRun(doc: PDFKit.PDFDocument, run: Run, { x, y }: { x: number; y: number }): void {
  const { outlineEm } = run.face;
  useFace(doc, run.face, run.size);
  doc.fillColor(run.color);
  if (outlineEm !== undefined)
    doc
      .lineWidth(outlineEm * run.size)
      .lineJoin('round')
      .strokeColor(run.color);
  doc.text(run.text, x, y, {
    lineBreak: false,
    baseline: 'alphabetic',
    fill: true,
    stroke: outlineEm !== undefined,
  });
}

/** Draws what assistive technology skips: rules, grounds, marks that a text beside them also says. */
export function drawArtifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save();
  draw();
  doc.restore();
  doc.endMarkedContent();
}

const registered = new WeakMap<PDFKit.PDFDocument, Set<string>>();

function registerFace(doc: PDFKit.PDFDocument, face: Face): void {
  const names = registered.get(doc) ?? new Set();
  registered.set(doc, names);
  if (names.has(face.name)) return;
  names.add(face.name);
  doc.registerFont(face.name, face.content());
}

/** The bytes of the finished document. */
export function finishSheet({ doc, root }: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
    root.end();
    doc.end();
  });
}
