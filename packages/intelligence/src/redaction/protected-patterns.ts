import type { RedactionType } from '@visaguard/domain';

/** Attributes that are told by a number or a frame and not by a word. */
export const protectedPatterns: readonly { readonly type: RedactionType; readonly pattern: RegExp }[] = [
  { type: 'age', pattern: /\b\d{1,3}[ -]?(?:years?|yrs?)[ -]?old\b/giu },
  {
    type: 'age',
    pattern:
      /\b(?:aged?|turn(?:ed|ing|s)?|i am|i'm|im) \d{1,2}\b(?! ?(?:%|k\b|km|min|hours?|days?|weeks?|months?|miles|percent))/giu,
  },
  { type: 'age', pattern: /\b(?:happy )?\d{1,2}(?:st|nd|rd|th) birthday\b/giu },
  { type: 'age', pattern: /\bborn (?:in|on) (?:[a-z]+ )?(?:\d{1,2},? )?(?:19|20)\d\d\b/giu },
  {
    type: 'nationality_or_origin',
    pattern:
      /\b(?:i am|i'm|we are|we're|he is|she is|family is|parents are|originally|come|comes|came|moved here|emigrated) from (?:\p{Lu}[\p{L}'-]+)(?: \p{Lu}[\p{L}'-]+)*/gu,
  },
  { type: 'nationality_or_origin', pattern: /(?:\u{1F1E6}|[\u{1F1E7}-\u{1F1FF}])[\u{1F1E6}-\u{1F1FF}]/gu },
  {
    type: 'religion_or_belief',
    pattern: /[\u{1F54A}\u271D\u262A\u2721\u{1F549}\u2638\u{1F54C}\u{1F54D}\u26EA\u{1F6D0}\u{1F54B}]/gu,
  },
  {
    type: 'sex_gender_or_orientation',
    pattern: /\u{1F3F3}\uFE0F?\u200D(?:\u{1F308}|\u26A7\uFE0F?)|\b(?:he|she|they)\/(?:him|her|them)\b/giu,
  },
];
