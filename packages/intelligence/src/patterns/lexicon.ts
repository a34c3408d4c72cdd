import type { Word } from '../text/word.ts';

/** Words and phrases by the name of their class, for example `harm: ['kill', 'beat up']`. */
export type WordClasses = Readonly<Record<string, readonly string[]>>;

type Entry = { readonly forms: readonly string[]; readonly classId: number };

/** A word or phrase of a class that begins at one word of a text: which class, and how many words it takes. */
export type Mark = { readonly classId: number; readonly length: number };

export type Lexicon = {
  /** The number of a class; a name seen for the first time gets one. */
  classId(name: string): number;
  /** Whether any source has named this class. */
  isClass(name: string): boolean;
  isKnown(form: string): boolean;
  /** Every single word that occurs in any class. */
  words(): Iterable<string>;
  /** Everything that begins at word `at`, longest first. */
  marksAt(words: readonly Word[], at: number): Mark[];
};

/** Gathers classes from all who speak of words (concepts, categories, patterns) into one look-up by first word. */
export function createLexicon(
  sources: readonly WordClasses[],
): Lexicon & { add(name: string, phrases: readonly string[]): void } {
  const ids = new Map<string, number>();
  const known = new Set<string>();
  const byFirst = new Map<string, Entry[]>();
  function classId(name: string): number {
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    return id;
  }
  function add(name: string, phrases: readonly string[]): void {
    const id = classId(name);
    for (const phrase of phrases) {
      // Hyphens and slashes part words in texts, so they do here.
      const forms = phrase.split(/[ /-]+/);
      const [first] = forms;
      if (!first) continue;
      for (const form of forms) known.add(form);
      const entries = byFirst.get(first) ?? [];
      if (entries.some((entry) => entry.classId === id && entry.forms.join(' ') === forms.join(' '))) continue;
      byFirst.set(
        first,
        [...entries, { forms, classId: id }].sort((left, right) => right.forms.length - left.forms.length),
      );
    }
  }
  for (const source of sources) {
    for (const [name, phrases] of Object.entries(source)) {
      classId(name);
      add(name, phrases);
    }
  }
  return {
    classId,
    add,
    isClass: (name) => ids.has(name),
    isKnown: (form) => known.has(form),
    words: () => known,
    marksAt: (words, at) => marksAt(byFirst.get(words[at]?.form ?? ''), words, at),
  };
}

function marksAt(entries: readonly Entry[] | undefined, words: readonly Word[], at: number): Mark[] {
  const marks: Mark[] = [];
  for (const { forms, classId } of entries ?? []) {
    const sentence = words[at]?.sentence;
    const fits = forms.every(
      (form, ahead) => words[at + ahead]?.form === form && words[at + ahead]?.sentence === sentence,
    );
    if (fits) marks.push({ classId, length: forms.length });
  }
  return marks;
}
