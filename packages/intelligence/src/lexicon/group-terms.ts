import type { RedactionType } from '@visaguard/domain';

/**
 * Words for groups of people with a protected attribute. They serve two ends only: to recognise an attack on a group
 * (any group: all of them are one class to the rules, so swapping one for another changes nothing), and to hide the
 * attribute from requesters. A mention is never a finding (rule R9).
 *
 * `nouns` name people by themselves ("Muslims", "a woman"). `adjectives` need a person after them ("black people",
 * "a disabled man") to name people, because alone they mean other things too ("black coffee").
 */
export type GroupTerms = { readonly nouns: readonly string[]; readonly adjectives: readonly string[] };

const list = (text: string): string[] => text.split(/,\s*/);

export const groupTerms: Partial<Readonly<Record<RedactionType, GroupTerms>>> = {
  ethnicity_or_race: {
    nouns: list(
      'blacks, whites, asians, latinos, latinas, latino, latina, hispanics, arabs, arab, roma, romani, gypsies, aborigines, caucasians, kurds, kurd, eskimos, dalits, dalit',
    ),
    adjectives: list(
      'black, white, brown, asian, latino, latina, latinx, hispanic, arab, roma, romani, indigenous, aboriginal, native american, african american, african-american, mixed-race, biracial, caucasian, kurdish, dalit, coloured, colored, south asian, east asian, middle eastern',
    ),
  },
  nationality_or_origin: {
    nouns: list(
      'americans, mexicans, mexican, chinese, indians, pakistanis, pakistani, africans, african, europeans, germans, germans, frenchmen, russians, russian, ukrainians, ukrainian, poles, turks, turk, iranians, iranian, iraqis, iraqi, syrians, syrian, afghans, afghan, israelis, israeli, palestinians, palestinian, saudis, egyptians, egyptian, nigerians, nigerian, kenyans, kenyan, ghanaians, somalis, somali, ethiopians, ethiopian, japanese, koreans, korean, vietnamese, filipinos, filipino, thais, indonesians, indonesian, malaysians, bangladeshis, bangladeshi, sri lankans, nepalis, brazilians, brazilian, colombians, colombian, venezuelans, venezuelan, cubans, cuban, haitians, haitian, spaniards, italians, italian, greeks, romanians, romanian, bulgarians, serbs, albanians, albanian, irishmen, brits, englishmen, scots, australians, canadians, canadian, foreigners, foreigner',
    ),
    adjectives: list(
      'american, mexican, chinese, indian, pakistani, african, european, german, french, russian, ukrainian, polish, turkish, iranian, iraqi, syrian, afghan, israeli, palestinian, saudi, egyptian, nigerian, kenyan, ghanaian, somali, ethiopian, japanese, korean, vietnamese, filipino, thai, indonesian, malaysian, bangladeshi, sri lankan, nepali, brazilian, colombian, venezuelan, cuban, haitian, spanish, italian, greek, romanian, bulgarian, serbian, albanian, irish, british, english, scottish, australian, canadian, foreign',
    ),
  },
  religion_or_belief: {
    nouns: list(
      'muslims, muslim, jews, jew, christians, christian, catholics, catholic, protestants, hindus, hindu, sikhs, sikh, buddhists, buddhist, atheists, atheist, mormons, mormon, evangelicals, shias, shia, sunnis, sunni, ahmadis, believers, non-believers, islamics',
    ),
    adjectives: list(
      'muslim, jewish, christian, catholic, protestant, hindu, sikh, buddhist, atheist, mormon, evangelical, orthodox, islamic, religious, shia, sunni',
    ),
  },
  sex_gender_or_orientation: {
    nouns: list(
      'women, woman, men, man, girls, girl, boys, boy, females, males, ladies, gays, lesbians, lesbian, bisexuals, bisexual, homosexuals, homosexual, transgenders, transsexuals, queers, lgbt, lgbtq, trans folk, transwomen, transmen',
    ),
    adjectives: list(
      'female, male, gay, lesbian, bisexual, homosexual, straight, trans, transgender, transsexual, queer, nonbinary, non-binary, intersex, lgbt, lgbtq',
    ),
  },
  health_or_disability: {
    nouns: list(
      'the disabled, autistics, epileptics, diabetics, the blind, the deaf, wheelchair users, wheelchair user',
    ),
    adjectives: list(
      'disabled, autistic, blind, deaf, handicapped, mentally ill, mentally disabled, physically disabled, epileptic, diabetic, paralysed, paralyzed, neurodivergent',
    ),
  },
  immigration_status: {
    nouns: list('immigrants, immigrant, migrants, migrant, refugees, refugee, asylum seekers, asylum seeker'),
    adjectives: list('immigrant, migrant, refugee, undocumented'),
  },
  age: {
    nouns: list('pensioners, pensioner, the elderly, boomers, boomer, teenagers, teenager'),
    adjectives: list('elderly, old, young, teenage'),
  },
  military_or_veteran_status: { nouns: list('veterans, veteran'), adjectives: [] },
  family_or_pregnancy: {
    nouns: list('single mothers, single mother, single moms, single mums'),
    adjectives: list('pregnant, divorced, unmarried, married'),
  },
};

/** What an adjective needs after it to name people. */
export const groupHeads: readonly string[] = list(
  'people, person, folk, folks, man, men, woman, women, guy, guys, girl, girls, boy, boys, kid, kids, child, children, male, males, female, females, individual, individuals, immigrants, immigrant, community, communities, family, families, students, student, persons, citizens, ladies, lady, couple, couples',
);
