/** Plain text for a terminal: nothing in it can move the cursor, change colours or turn the reading direction. */

// Control characters, line separators and the characters that override text direction.
const unprintable = /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Cs}/gu;

/** @returns the text on one line; every control character becomes `?`, white space one space. */
export function printable(text: string): string {
  return text.replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ').replace(unprintable, '?');
}

/** The first characters of a text, with the number of those left out. */
export function excerptOf(text: string, charactersMax: number): string {
  const characters = [...printable(text)];
  if (characters.length <= charactersMax) return characters.join('');
  return `${characters.slice(0, charactersMax).join('')}… (${characters.length - charactersMax} more characters)`;
}

/** Breaks at spaces; a word longer than a line keeps a line of its own. */
export function wrapLines(text: string, indent: number, widthColumns = 88): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > widthColumns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((content) => ' '.repeat(indent) + content);
}
