import type { Span } from './find-persons.ts';

// Lengths are bounded, as in addresses they are: a long hostile text must not cost more than its length.
const emailPattern =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const linkPattern =
  /\b(?:https?:\/\/|www\.)[^\s<>"”]+|(?<![a-z0-9.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|org|net|io|me|co|gg|ru|uk|de|fr|in|cn|app|link|info|biz)(?:\/[^\s<>"”]*)?(?![\p{L}\p{N}])/giu;
const profileLink =
  /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)*(?:instagram|facebook|fb|twitter|x|tiktok|linkedin|threads|snapchat|reddit|youtube|t|wa|vk|discord|onlyfans|pinterest|tumblr|twitch|bsky|weibo|telegram|whatsapp|linktr)\.[a-z]{2,4}\/[^\s]/i;
const phonePattern = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s().-]{6,18}\d(?![\p{L}\p{N}])/gu;
const streetPattern =
  /(?<![\p{L}\p{N}])\d{1,5} (?:\p{Lu}[\p{L}'’]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl)(?![\p{L}\p{N}])/gu;
const phoneDigitsMin = 8;
const phoneDigitsMax = 15;
const isoDay = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/;
const yearRange = /^(?:19|20)\d\d ?- ?(?:19|20)\d\d$/;

export function findLinks(text: string): Span[] {
  return text.includes('.') ? spansOf(text, linkPattern) : [];
}

/** Links to an account or a post of one, on the platforms where people are: each names somebody. */
export function findProfileLinks(text: string): Span[] {
  return findLinks(text).filter((span) => profileLink.test(text.slice(span.start, span.end)));
}

/** E-mail addresses, phone numbers and street addresses. */
export function findContactDetails(text: string): Span[] {
  const emails = text.includes('@') ? spansOf(text, emailPattern) : [];
  if (!/\d/.test(text)) return emails;
  const phones = spansOf(text, phonePattern).filter((span) => isPhone(text.slice(span.start, span.end)));
  return [...emails, ...phones, ...spansOf(text, streetPattern)];
}

function isPhone(candidate: string): boolean {
  const digits = candidate.replace(/\D/g, '').length;
  return digits >= phoneDigitsMin && digits <= phoneDigitsMax && !isoDay.test(candidate) && !yearRange.test(candidate);
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
