/** How much of one post the PDF prints, in UTF-16 units; the JSON form always holds all of it. */
const quoteMax = 4000;
const contextMax = 1200;

export type Excerpt = { readonly before: string; readonly quote: string; readonly after: string };

/** The quotation with its surroundings; what is left out is counted where it is missing. */
export function excerptAround(text: string, start: number, end: number): Excerpt {
  return {
    before: keepEnd(text.slice(0, start)),
    quote: keepMiddle(text.slice(start, end)),
    after: keepStart(text.slice(end)),
  };
}

function keepEnd(text: string): string {
  if (text.length <= contextMax) return text;
  return `${leftOut(text.length - contextMax)} ${text.slice(-contextMax).toWellFormed().trimStart()}`;
}

function keepStart(text: string): string {
  if (text.length <= contextMax) return text;
  return `${text.slice(0, contextMax).toWellFormed().trimEnd()} ${leftOut(text.length - contextMax)}`;
}

function keepMiddle(text: string): string {
  if (text.length <= quoteMax) return text;
  const half = quoteMax / 2;
  const missing = leftOut(text.length - quoteMax);
  return `${text.slice(0, half).toWellFormed()} ${missing} ${text.slice(-half).toWellFormed()}`;
}

function leftOut(count: number): string {
  return `[… ${count} more characters in the JSON form of this report …]`;
}
