/**
 * What the shared rules need to know of one language: words and phrases by what they are for, separated by commas. A word
 * that ends in `*` stands for all words that begin so. Lists are written as people write, with their accents; words are
 * compared without case and, in Latin script, without accents.
 */
export type LanguageWords = {
  /** Groups of people with a protected attribute; all of them are one class to the rules. */
  readonly group: string;
  /** Pronouns that stand for a group which the same or a neighbouring sentence names. */
  readonly they: string;
  readonly slur: string;
  /** Where one of these is near, a slur is a thing, or is said by those whom it names. */
  readonly noSlur: string;
  /** Nouns and adjectives of contempt. */
  readonly contempt: string;
  /** To hate, hatred, disgust: what somebody feels against somebody. */
  readonly hate: string;
  /** To harm people: all forms that are used. */
  readonly harm: string;
  /** To drive people out, lock them up, take their rights. */
  readonly expel: string;
  readonly should: string;
  readonly intent: string;
  readonly self: string;
  readonly person: string;
  readonly all: string;
  readonly negator: string;
  /** Phrases with a negator that deny nothing: "nothing but", "is it not obvious". */
  readonly noDenial: string;
  /** What somebody is denied by those who despise him: worth, rights, humanity, a place. */
  readonly good: string;
  /** Words that nobody uses of those whom he despises. */
  readonly kind: string;
  /** To say, to write, to call, to think: what follows may be somebody else's words. */
  readonly says: string;
  /** Words that condemn hate, and the places where others' words are reported. */
  readonly condemns: string;
  /** Insults at one person, said to his face. */
  readonly insultYou: string;
  readonly offer: string;
  readonly drugOrWeapon: string;
  readonly fake: string;
  readonly document: string;
  readonly explicit: string;
  readonly support: string;
};

export type LanguageCode = 'de' | 'es' | 'fr' | 'pt' | 'hi' | 'ar' | 'zh';
