const tagBlockStart = 0xe0000;
const base64Run = /[A-Za-z0-9+/]{16,}={0,2}/g;
const hexRun = /(?:[0-9a-f]{2}[ ]?){12,}/gi;
const percentRun = /(?:%[0-9a-f]{2}){4,}|%[0-9a-f]{2}/gi;
const decodedLengthMax = 4000;
/** "ignore", "disregard", "system", "classify", "label", "mark" as these disguises write them: spares other posts the work. */
const orderInRot13 = /vtaber|qvfertneq|flfgrz|pynffvsl|ynory|znex/i;
const orderBackwards = /erongi|dragersid|metsys|yfissalc|lebal|kram/i;
const readableText = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}\s]+$/u;

/**
 * Texts that a reader does not see but a machine may: tag characters, base64, hex, percent encoding, numeric HTML
 * entities, the text backwards, and ROT13. Only what decodes to readable text is returned.
 */
export function hiddenTexts(text: string): string[] {
  const found = [tagCharacters(text), entities(text), percentDecoded(text)];
  if (orderInRot13.test(text)) found.push(rot13(text));
  if (orderBackwards.test(text)) found.push([...text].reverse().join(''));
  for (const [run] of text.matchAll(base64Run)) found.push(decoded(run, 'base64'));
  for (const [run] of text.matchAll(hexRun)) found.push(decoded(run.replaceAll(' ', ''), 'hex'));
  return found.filter((hidden) => hidden !== '' && hidden !== text);
}

function tagCharacters(text: string): string {
  if (!/[\u{E0020}-\u{E007E}]/u.test(text)) return '';
  return [...text]
    .map((character) => (character.codePointAt(0) ?? 0) - tagBlockStart)
    .filter((code) => code >= 0x20 && code <= 0x7e)
    .map((code) => String.fromCharCode(code))
    .join('');
}

function decoded(run: string, encoding: 'base64' | 'hex'): string {
  const text = Buffer.from(run.slice(0, decodedLengthMax), encoding).toString('utf8');
  return readableText.test(text) ? text : '';
}

function entities(text: string): string {
  if (!text.includes('&#')) return '';
  return text.replace(/&#(x?)([0-9a-f]{1,6});/gi, (whole, hex: string, digits: string) => {
    const code = Number.parseInt(digits, hex === '' ? 10 : 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function percentDecoded(text: string): string {
  const runs = text.match(percentRun);
  if (!runs) return '';
  return text.replace(/%([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}
