import type { PrivateView } from '../../view/private-view-form.ts';
import type { RequesterView } from '../../view/requester-view-form.ts';
import { emptyStatements } from '../../wording/report-statements.ts';
import { drawSectionHeading } from '../blocks/heading.ts';
import { drawParagraph } from '../blocks/paragraph.ts';
import { drawTable } from '../blocks/table.ts';
import { dayWords, timeWords } from '../dates.ts';
import type { Sheet } from '../sheet.ts';

/** Strengths, advice, accounts and recipients: the applicant's alone. */
export function drawPrivateClosing(sheet: Sheet, { strengths = [], advice, inventory, recipients }: PrivateView): void {
  if (strengths.length > 0) drawSectionHeading(sheet, 'What speaks for you, not scored');
  for (const { topic, text } of strengths) {
    drawParagraph(sheet, [{ text: `${topic}. `, bold: true }, { text }]);
  }
  drawSectionHeading(sheet, 'What you can do');
  for (const { topic, text } of advice) {
    drawParagraph(sheet, [{ text: `${topic}. `, bold: true }, { text }]);
  }
  drawSectionHeading(sheet, 'Your accounts, as visa forms ask for them');
  if (inventory.length === 0) drawParagraph(sheet, emptyStatements.inventory);
  else {
    drawTable(sheet, {
      columns: [
        { title: 'Platform', share: 35 },
        { title: 'Account', share: 45 },
        { title: 'This report', share: 20 },
      ],
      rows: inventory.map(({ platform, handle, words }) => [platform, handle ?? '–', words]),
      rowHeaders: true,
    });
  }
  drawSectionHeading(sheet, 'Who has received this report');
  if (recipients.length === 0) drawParagraph(sheet, emptyStatements.recipients);
  else {
    drawTable(sheet, {
      columns: [
        { title: 'Recipient', share: 40 },
        { title: 'What', share: 35 },
        { title: 'When', share: 25 },
      ],
      rows: recipients.map(({ name, what, at }) => [name, what, timeWords(at)]),
      rowHeaders: true,
    });
  }
}

/** The applicant's word, the way to dispute, all versions, and what the report is and is not. */
export function drawClosing(sheet: Sheet, view: PrivateView | RequesterView): void {
  drawSectionHeading(sheet, 'Comment by the applicant');
  if (view.comment === null) drawParagraph(sheet, emptyStatements.comment);
  else drawParagraph(sheet, view.comment, { panel: true, role: 'BlockQuote' });
  drawSectionHeading(sheet, 'Dispute');
  drawParagraph(sheet, view.disputeRoute);
  if (view.versions.length > 0) {
    drawSectionHeading(sheet, 'Versions');
    drawTable(sheet, {
      columns: [
        { title: 'Version', share: 10 },
        { title: 'Report', share: 34 },
        { title: 'Made', share: 16 },
        { title: 'SHA-256', share: 40 },
      ],
      rows: view.versions.map(({ version, reportId, createdAt, sha256 }) => [
        `${version}`,
        reportId,
        dayWords(createdAt),
        sha256 ?? (version === view.version ? `${view.sha256} (this version)` : '–'),
      ]),
      rowHeaders: true,
    });
  }
  drawSectionHeading(sheet, 'What this report is');
  for (const statement of view.statements) drawParagraph(sheet, `• ${statement}`);
  // The table of versions names it already, and a page for one line helps nobody.
  if (view.versions.length === 0) drawParagraph(sheet, `SHA-256 of the content: ${view.sha256}`);
}
