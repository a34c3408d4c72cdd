import { allCategories } from '../categories/all-categories.ts';
import { contextWords } from '../context/context-words.ts';
import { attackedGroups } from '../lexicon/attacked-groups.ts';
import { concepts } from '../lexicon/concepts.ts';
import { idioms } from '../lexicon/idioms.ts';
import { createLexicon } from './lexicon.ts';

/** Every word that any rule or guard speaks of. */
export const vocabulary = createLexicon([
  { idiom: idioms },
  concepts,
  attackedGroups,
  contextWords,
  ...allCategories.map((category) => category.words),
]);
