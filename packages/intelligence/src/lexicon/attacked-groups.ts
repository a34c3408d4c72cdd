import type { WordClasses } from '../patterns/lexicon.ts';
import { groupHeads, groupTerms } from './group-terms.ts';

/** One man or one girl is no group, and children call each other names: these count only with "any", "every", "a". */
const individuals = new Set('woman man girl boy girls boys person teenager teenagers boomer boomers'.split(' '));
const eachOne = ['a woman', 'any woman', 'every woman', 'a man', 'any man', 'every man'];

const all = Object.values(groupTerms);
const adjectives = all.flatMap((terms) => terms.adjectives);
const nouns = all.flatMap((terms) => terms.nouns).filter((noun) => !individuals.has(noun));
const alsoAdjective = new Set(adjectives);

/** An old man is one man; a black man may stand for all. */
const ages = new Set('old young elderly teenage married pregnant divorced unmarried'.split(' '));
const headsOf = (adjective: string): readonly string[] =>
  ages.has(adjective) ? groupHeads.filter((head) => /s$|^people$|^folk$|en$/.test(head)) : groupHeads;

/**
 * Groups as the rules of hate see them: `group` people of a group, `group_or_adjective` a word that is people only
 * where no further noun follows ("Muslim" in "a Muslim" and "a Muslim country"), `group_adjective` the attribute.
 */
export const attackedGroups: WordClasses = {
  group: [
    ...nouns.filter((noun) => !alsoAdjective.has(noun)),
    ...eachOne,
    ...adjectives.flatMap((adjective) => headsOf(adjective).map((head) => `${adjective} ${head}`)),
  ],
  // One of a group, where the words around make it stand for all: "typical woman", "it is always the woman".
  one_of_group: ['woman', 'man', 'girl', 'the woman', 'the man', 'that woman', 'that man'],
  group_or_adjective: nouns.filter((noun) => alsoAdjective.has(noun)),
  group_adjective: [...new Set([...adjectives, 'immigrant', 'migrant', 'refugee', 'muslim', 'women', 'gay', 'trans'])],
  // What may follow people: a verb, a pronoun, a conjunction; not a noun.
  after_people:
    `am is are was were be been being has have had do does did can could will would should must may might shall and or but
    who whom whose that which to in on at from of by for with without than like as i you he she they we it them him her us me all so if
    when because while then not never no just only really should need needs deserve deserves go get gets got make makes come comes ought
    think thinks see saw say says see i've out alive now today here there everywhere anymore always again into against about ever too tomorrow tonight today yesterday please first last already soon yet except since until before after`.split(
      /\s+/,
    ),
};
