/**
 * Contractions and chat spellings as the words they stand for, so that rules need one spelling only. "ill", "id"
 * and "were" are left alone: without the apostrophe they are words of their own.
 */
const written: Readonly<Record<string, string>> = {
  cannot: 'can not',
  cant: 'can not',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  werent: 'were not',
  wont: 'will not',
  wouldnt: 'would not',
  shouldnt: 'should not',
  couldnt: 'could not',
  havent: 'have not',
  hasnt: 'has not',
  aint: 'is not',
  "ain't": 'is not',
  "can't": 'can not',
  "won't": 'will not',
  "shan't": 'shall not',
  im: 'i am',
  "i'm": 'i am',
  ive: 'i have',
  youre: 'you are',
  theyre: 'they are',
  thats: 'that is',
  whats: 'what is',
  hes: 'he is',
  shes: 'she is',
  gonna: 'going to',
  gunna: 'going to',
  wanna: 'want to',
  gotta: 'got to',
  imma: 'i am going to',
  ima: 'i am going to',
  "i'ma": 'i am going to',
  finna: 'going to',
  oughta: 'ought to',
  hafta: 'have to',
  shoulda: 'should have',
  coulda: 'could have',
  woulda: 'would have',
  tryna: 'trying to',
  dunno: 'do not know',
  gimme: 'give me',
  lemme: 'let me',
  lets: 'let us',
  "let's": 'let us',
  u: 'you',
  ya: 'you',
  yall: 'you',
  "y'all": 'you',
  ur: 'your',
  em: 'them',
  "'em": 'them',
  ppl: 'people',
  plz: 'please',
  pls: 'please',
  fuckin: 'fucking',
  "fuckin'": 'fucking',
};

const wholes = new Map(Object.entries(written).map(([form, words]) => [form, words.split(' ')]));
const suffixes: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ll", 'will'],
  ["'ve", 'have'],
  ["'m", 'am'],
  ["'d", 'would'],
];
const subjectsOfIs = new Set(['he', 'she', 'it', 'that', 'who', 'what', 'there', 'here', 'this', 'where', 'everyone']);

/** @returns the words a form stands for; a form that is no contraction stands for itself. */
export function expandContraction(form: string): readonly string[] {
  const whole = wholes.get(form);
  if (whole) return whole;
  if (!form.includes("'")) return [form];
  for (const [suffix, word] of suffixes) {
    if (form.length > suffix.length && form.endsWith(suffix)) return [form.slice(0, -suffix.length), word];
  }
  if (form.endsWith("'s")) {
    const stem = form.slice(0, -2);
    return subjectsOfIs.has(stem) ? [stem, 'is'] : [stem, "'s"];
  }
  return [form];
}
