/** A comma-separated list as entries. */
export function terms(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

/** Regular forms of a verb; the inflected word is the first ("beat up" gives "beats up"). */
function verbForms(base: string): string[] {
  const [verb = '', ...rest] = base.split(' ');
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  return [verb, thirdPerson(verb), `${stem(verb)}ing`, `${stem(verb)}ed`].map((form) => form + tail);
}

export function verbs(text: string): string[] {
  return terms(text).flatMap(verbForms);
}

/** A noun and its plural. */
export function nouns(text: string): string[] {
  return terms(text).flatMap((noun) => [noun, thirdPerson(noun)]);
}

function thirdPerson(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** What `-ing` and `-ed` are put to: "stab" gives "stabb", "murder" stays, "bite" gives "bit". */
function stem(verb: string): string {
  if (/[^e]e$/.test(verb)) return verb.slice(0, -1);
  return /^[^aeiou]*[aeiou][bdgmnpt]$/.test(verb) ? verb + verb.slice(-1) : verb;
}
