import { Buffer } from 'node:buffer';

/** Of a form that each service adds, and of the words around the messages. */
const formTokens = 600;

/** The most tokens that any model makes of a text: one of each byte. */
export function tokensAtMost(text: string): number {
  return Buffer.byteLength(text) + formTokens;
}

/** About as many as models make of it: one of four bytes of English, one of two of other scripts. */
export function tokensAbout(text: string): number {
  return Math.ceil((Buffer.byteLength(text) + (Buffer.byteLength(text) - text.length)) / 4);
}

/** What an answer about so many posts takes at most: a line for each, and the findings of one in three. */
export function outputTokensMaxOf(postsCount: number): number {
  return 1_000 + 200 * postsCount;
}
