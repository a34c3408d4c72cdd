/** Letters of other scripts, and Latin variants, that look like a Latin letter. One string per Latin letter. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аαɑάа',
  b: 'ьвβʙ',
  c: 'сϲᴄς',
  d: 'ԁɗđ',
  e: 'еєεɛё',
  g: 'ɡց',
  h: 'һнհ',
  i: 'іιıɩїí',
  j: 'јϳ',
  k: 'кκĸқ',
  l: 'ӏłⅼ',
  m: 'мϻ',
  n: 'ппηո',
  o: 'оοσօøө',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гʀ',
  s: 'ѕʂ',
  t: 'тτ',
  u: 'υսц',
  v: 'ѵν',
  w: 'ԝшωѡ',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢʐ',
};

export const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikes).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);
