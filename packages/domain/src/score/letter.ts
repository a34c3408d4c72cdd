/** The upper bound of each letter, in points; above the last one it is F. Part of `score-1`. */
export const letterBounds = [
  { upTo: 2, letter: 'A+' },
  { upTo: 7, letter: 'A' },
  { upTo: 9, letter: 'A-' },
  { upTo: 12, letter: 'B+' },
  { upTo: 17, letter: 'B' },
  { upTo: 19, letter: 'B-' },
  { upTo: 22, letter: 'C+' },
  { upTo: 27, letter: 'C' },
  { upTo: 29, letter: 'C-' },
  { upTo: 32, letter: 'D+' },
  { upTo: 37, letter: 'D' },
  { upTo: 39, letter: 'D-' },
] as const;

export type Letter = (typeof letterBounds)[number]['letter'] | 'F';
export type Band = 'low' | 'moderate' | 'elevated';

export function letter(score: number): Letter {
  return letterBounds.find(({ upTo }) => score <= upTo)?.letter ?? 'F';
}

/** The word that goes with a letter. A view may add a colour, never instead of the word. */
export function band(grade: Letter): Band {
  if (grade.startsWith('A')) return 'low';
  return grade.startsWith('B') || grade.startsWith('C') ? 'moderate' : 'elevated';
}
