import { findInDisguise } from '../text/find-in-disguise.ts';
import { contactMask, personMask } from '../text/read-words.ts';
import { findContactDetails, findLinks } from './find-contact-details.ts';
import { findHandles, findNames, type Span } from './find-persons.ts';

/** Equal in length to the original, so that an offset in one is the same offset in the other. */
export type MaskedText = { readonly text: string; readonly maskedCount: number };

/**
 * The text as analysers may see it (rule R9): handles become `@●●●`, names `●●●`, contact details and links `○○○`,
 * unit for unit. Masking a masked text changes nothing.
 */
export function maskForAnalysis(text: string): MaskedText {
  const spans: (Span & { mask: string })[] = [
    ...findInDisguise(text, findContactDetails).map((span) => ({ ...span, mask: contactMask })),
    ...findInDisguise(text, findLinks).map((span) => ({ ...span, mask: contactMask })),
    ...findInDisguise(text, findHandles).map((span) => ({ start: span.start + 1, end: span.end, mask: personMask })),
    ...findInDisguise(text, findNames).map((span) => ({ ...span, mask: personMask })),
  ].sort((left, right) => left.start - right.start || right.end - left.end);
  let masked = '';
  let at = 0;
  let maskedCount = 0;
  for (const { start, end, mask } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    masked += text.slice(at, from) + text.slice(from, end).replace(/[^ ]/g, mask);
    at = end;
    maskedCount += 1;
  }
  return { text: masked + text.slice(at), maskedCount };
}
