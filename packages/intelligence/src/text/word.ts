/**
 * `word` also covers numbers. The others are what masking left: an account handle, a person's name, a contact
 * detail or link; and emoji.
 */
export type WordKind = 'word' | 'handle' | 'name' | 'contact' | 'emoji';

/** One word of a text. Offsets are UTF-16 units in the text that was read; `form` is folded, for lexicons. */
export type Word = {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly kind: WordKind;
  readonly sentence: number;
  readonly clause: number;
  /** Written with a capital first letter although no sentence begins here, and not in a run of capitals. */
  readonly capitalised: boolean;
};
