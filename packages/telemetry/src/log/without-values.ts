/** What stands where a value stood. */
export const redacted = '[redacted]';

const lengthMax = 500;
/** More is not looked at: patterns on a megabyte would hold up the process that logs. */
const readMax = 4_000;

/**
 * The first line of a text with what may be a value taken out of it: what is quoted, in brackets after `=`, mail
 * addresses, handles, what follows `Bearer`, what a URL carries, long numbers and long unbroken secrets. Messages of
 * PostgreSQL, Node and JSON quote the values they complain of. Ids of the house and times stay.
 * From the first quotation mark to the last, for a value may hold quotation marks itself.
 */
export function withoutValues(text: string): string {
  const line =
    text
      .slice(0, readMax)
      .trimStart()
      .split(/\r?\n|\r/, 1)[0] ?? '';
  return quotesOut(parametersOut(line)).split(/(\s+)/).map(wordOut).join('').slice(0, lengthMax);
}

/** `Failed query: ... params: ...`, `Key (email)=(...)`: from the parameters on, nothing is kept. */
function parametersOut(line: string): string {
  return line
    .replace(/\b(params|parameters|values|bearer|basic|authorization)\b\s*:?\s.*$/i, `$1 ${redacted}`)
    .replace(/\)\s*=\s*\(.*$/, `)=${redacted}`);
}

const quotations: readonly RegExp[] = [
  /"(?:.*"|.*$)/,
  /[“”„«»‹›](?:.*[“”«»‹›]|.*$)/,
  /`(?:.*`|.*$)/,
  // An apostrophe inside a word opens nothing.
  /(?<![\p{L}\p{N}])['‘‚](?:.*['’](?![\p{L}])|.*$)/u,
];

function quotesOut(line: string): string {
  return quotations.reduce((rest, quotation) => rest.replace(quotation, redacted), line);
}

const idForm = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;
const instantForm = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** Hexadecimal digests and trace ids, and ids of the house joined by colons. */
const knownForm = /^(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})$/;

function wordOut(word: string): string {
  if (/\S@\S|(^|[^\w])@\w/.test(word)) return redacted;
  const url = /^([a-z][a-z+.-]*:\/\/)(?:[^/?#]*@)?([^/?#]*)(.*)$/i.exec(word);
  if (url) return `${url[1]}${url[2]}${(url[3] ?? '').replace(/[?#].*$/, '')}`;
  return word
    .split(/([:,;()[\]{}=/|])/)
    .map(pieceOut)
    .join('');
}

function pieceOut(piece: string): string {
  if (idForm.test(piece) || knownForm.test(piece) || instantForm.test(piece)) return piece;
  const isLongNumber = /^\+?[\d.-]{7,}$/.test(piece) && piece.replaceAll(/\D/g, '').length >= 7;
  const isSecret =
    piece.length >= 24 && /\d/.test(piece) && /[A-Za-z]/.test(piece) && !/^[a-z][a-z.\-_\d]*$/.test(piece);
  return isLongNumber || isSecret ? redacted : piece;
}
