/** `2026-01-15 10:00:00`, in UTC, as Unix milliseconds. `other`: neither a date nor empty. */
export function parseRowDate(text: string): number | null | 'other' {
  const written = text.trim();
  if (written === '') return null;
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?: UTC)?$/.exec(written);
  const ms = parts ? Date.parse(`${parts[1]}T${parts[2]}.000Z`) : Number.NaN;
  return Number.isNaN(ms) ? 'other' : ms;
}

/** A post that a link leads to. */
export type LinkedPost = { readonly urn: string; readonly permalink: string; readonly inGroup: boolean };

const urnPattern =
  /^https:\/\/(?:www\.)?linkedin\.com\/feed\/update\/(urn:li:([A-Za-z]{1,20}):\d{1,20}(?:-\d{1,20})?)\/?(?:[?#]|$)/;

/** `https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7448`; null for any other address. */
export function linkedPostOf(link: string): LinkedPost | null {
  const [, urn, type] = urnPattern.exec(link.trim().replaceAll('%3A', ':')) ?? [];
  if (urn === undefined) return null;
  return { urn, permalink: `https://www.linkedin.com/feed/update/${urn}`, inGroup: type === 'groupPost' };
}

export function isAddress(text: string): boolean {
  return text.trim() === '' || /^https?:\/\/\S+$/.test(text.trim());
}

const wrappedBreak = /"\r?\n"/g;

/**
 * In some exports every line of a post stands in quotes of its own, `one."⏎""⏎"two`: they are not the person's. A
 * text in which one line break is not written so is left as it is, and so is one whose lines all stand in quotes,
 * unless an empty line does too, which nobody types.
 */
export function unwrapLines(text: string): string {
  const breaks = text.match(/\n/g)?.length ?? 0;
  if (breaks === 0 || text.replace(wrappedBreak, '').includes('\n')) return text;
  const isEnclosed = text.startsWith('"') && text.endsWith('"');
  if (isEnclosed && !/\n""\r?\n/.test(text)) return text;
  return (isEnclosed ? text.slice(1, -1) : text).replaceAll(wrappedBreak, '\n');
}
