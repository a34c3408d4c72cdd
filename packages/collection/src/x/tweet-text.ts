import type { Json } from '@visaguard/kernel';
import { at, listOf, member, textOf } from '../json/json-access.ts';

const named: { readonly [entity: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The archive writes `&`, `<` and `>` as HTML does. One pass: `&amp;lt;` was typed as `&lt;`. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Puts the real addresses in place of `t.co`, and takes out the links that only stand for the post's own media. */
export function expandLinks(text: string, tweet: Json): string {
  let expanded = text;
  for (const medium of mediaOf(tweet)) {
    const link = shortLinkOf(member(medium, 'url'));
    if (link) expanded = expanded.replaceAll(link, '');
  }
  for (const url of listOf(at(tweet, 'entities', 'urls'))) {
    const link = shortLinkOf(member(url, 'url'));
    const target = textOf(member(url, 'expanded_url'));
    if (link && target && /^https?:\/\//.test(target)) expanded = expanded.replaceAll(link, () => target);
  }
  return expanded.trimEnd();
}

/** The media of a post, once each: the extended list where there is one. */
export function mediaOf(tweet: Json): readonly Json[] {
  const extended = listOf(at(tweet, 'extended_entities', 'media'));
  return extended.length > 0 ? extended : listOf(at(tweet, 'entities', 'media'));
}

/** Only a shortened link may be replaced: a record that names other text must not rewrite the person's words. */
function shortLinkOf(value: Json | undefined): string | null {
  const link = textOf(value);
  return link !== null && /^https?:\/\/t\.co\/\w+$/.test(link) ? link : null;
}

/** Without the ellipsis and the link with which the archive cuts a long post short; null where nothing was cut. */
export function headOfCutText(text: string): string | null {
  const head = /^(.*?)…(?:\s*https:\/\/t\.co\/\w+)*\s*$/s.exec(text)?.[1];
  return head === undefined ? null : head.trimEnd();
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed Oct 10 20:19:24 +0000 2018`, or ISO 8601, as Unix milliseconds; null for anything else. */
export function parseTweetDate(text: string | null): number | null {
  if (text === null) return null;
  const parts = /^\w{3} (\w{3}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) \+0000 (\d{4})$/.exec(text);
  if (parts) {
    const [, month = '', day, hour, minute, second, year] = parts;
    const monthAt = months.indexOf(month);
    return monthAt < 0
      ? null
      : Date.UTC(Number(year), monthAt, Number(day), Number(hour), Number(minute), Number(second));
  }
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(iso) ? null : iso;
}
