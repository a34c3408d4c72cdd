import type { Instant } from '@visaguard/kernel';
import { type PrivateView, type RequesterView, renderPdf } from '@visaguard/report';
import type { Reply } from '../http/reply.ts';

type Copy = {
  readonly view: PrivateView | RequesterView;
  /** The applicant's words, which came after the view was made and travel with it (rule R14). */
  readonly comment: string | null;
  readonly recipient: string;
  readonly at: Instant;
};

/** One copy of a report as a PDF, with whom it is for and when it was made on every page. */
export async function pdfReply({ view, comment, recipient, at }: Copy): Promise<Reply> {
  const bytes = await renderPdf({ ...view, comment }, { recipient, at });
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Length': String(bytes.length),
    'Content-Disposition': `attachment; filename="visaguard-${view.reportId}.pdf"`,
  };
  return { kind: 'response', response: new Response(Buffer.from(bytes), { headers }) };
}
