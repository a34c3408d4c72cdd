import { allCategories } from '../categories/all-categories.ts';
import { contextWords } from '../context/context-words.ts';
import { attackedGroups } from '../lexicon/attacked-groups.ts';
import { concepts } from '../lexicon/concepts.ts';
import { idioms } from '../lexicon/idioms.ts';
import { createLexicon } from './lexicon.ts';

/** Every word that any rule or guard speaks of. */
export const vocabulary = createLexicon([
  { idiom: idioms },
  // Put on words by what they are and not by how they are written: see `annotate`.
  { mention: [], named: [], group_they: [], target: [], their: [] },
  concepts,
  attackedGroups,
  contextWords,
  ...allCategories.map((category) => category.words),
]);
