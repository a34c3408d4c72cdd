import type { PrivateView } from '../view/private-view-form.ts';
import type { RequesterView } from '../view/requester-view-form.ts';
import { loadFacesFor } from './fonts/face-for.ts';
import { drawPageFurniture, type Stamp } from './page-furniture.ts';
import { drawClosing, drawPrivateClosing } from './sections/closing-sections.ts';
import { drawCoverage } from './sections/coverage-section.ts';
import { drawFindings } from './sections/findings-section.ts';
import { drawOpening } from './sections/opening-section.ts';
import { drawScore } from './sections/score-section.ts';
import { createSheet, finishSheet } from './sheet.ts';

/**
 * The report as a tagged PDF (A4): the same bytes for the same view and stamp, on any machine in any time zone.
 * A post longer than about 6,000 characters is shown around its quotation, with the number of characters left out.
 * @param stamp whom this copy is for, and when it was made: printed on every page.
 */
export async function renderPdf(view: PrivateView | RequesterView, stamp: Stamp): Promise<Uint8Array> {
  await loadFacesFor(textsOf([view, stamp.recipient]));
  const sheet = createSheet({
    title: `VisaGuard report ${view.reportId}, version ${view.version}`,
    subject: view.view === 'private' ? 'Private view' : 'Requester view',
    createdAt: new Date(view.generatedAt),
  });
  drawOpening(sheet, view, stamp);
  drawCoverage(sheet, view);
  drawFindings(sheet, view);
  if (view.view === 'private') {
    drawScore(sheet, view.score);
    drawPrivateClosing(sheet, view);
  }
  drawClosing(sheet, view);
  drawPageFurniture(sheet, view, stamp);
  return finishSheet(sheet);
}

/** Every text in it, one by one: as one piece they would take as much memory as the view. */
function* textsOf(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsOf(part);
}
