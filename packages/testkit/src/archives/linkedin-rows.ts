import type { Instant } from '@visaguard/kernel';

/** One made-up post of a LinkedIn account. */
export type SampleShare = {
  readonly text: string;
  /** Left out: the export does not say. */
  readonly at?: Instant;
  /** Default `post`. `repost`: somebody else's, passed on without a word; `quote`: with own words. */
  readonly kind?: 'post' | 'repost' | 'quote' | 'group';
  /** Default `MEMBER_NETWORK`, as nearly every real row says. */
  readonly visibility?: string;
  readonly images?: 1;
};

/** A comment of the account under somebody else's post. */
export type SampleRemark = { readonly text: string; readonly at?: Instant };

export const shareColumns = ['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl', 'MediaUrl', 'Visibility'];
export const remarkColumns = ['Date', 'Link', 'Message'];

export function shareRow(share: SampleShare, at: number): string[] {
  const id = 7_100_000_000_000_000_000n + BigInt(at) * 4096n;
  const urn = share.kind === 'group' ? `urn%3Ali%3AgroupPost%3A55512-${id}` : `urn%3Ali%3Ashare%3A${id}`;
  const shared = 'https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7099999999999999999';
  return [
    rowDate(share.at),
    `https://www.linkedin.com/feed/update/${urn}`,
    share.kind === 'repost' ? '' : share.text,
    share.kind === 'quote' || share.kind === 'repost' ? shared : '',
    share.images ? `https://media.licdn.com/dms/image/D4E22AQ/feedshare/0/${at}.jpg` : '',
    share.visibility ?? 'MEMBER_NETWORK',
  ];
}

export function remarkRow(remark: SampleRemark, at: number): string[] {
  const urn = `urn%3Ali%3Aactivity%3A${7_200_000_000_000_000_000n + BigInt(at)}`;
  return [rowDate(remark.at), `https://www.linkedin.com/feed/update/${urn}`, remark.text];
}

/** How a list writes quotes in a quoted field: `""`, or `\"` as the list of comments does. */
export type QuoteEscape = '""' | '\\"';

export function csvText(rows: readonly (readonly string[])[], quoteAs: QuoteEscape = '""', lineEnd = '\n'): string {
  const line = (row: readonly string[]) => row.map((field) => csvField(field, quoteAs)).join(',') + lineEnd;
  return rows.map(line).join('');
}

function csvField(text: string, quoteAs: QuoteEscape): string {
  if (!/[",\r\n]/.test(text)) return text;
  const doubled = quoteAs === '""' ? text : text.replaceAll('\\', '\\\\');
  return `"${doubled.replaceAll('"', quoteAs)}"`;
}

/** `2026-01-15 10:00:00`, in UTC. */
function rowDate(at: Instant | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
