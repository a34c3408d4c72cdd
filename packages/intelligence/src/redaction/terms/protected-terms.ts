import type { RedactionType } from '@visaguard/domain';

const list = (text: string): readonly string[] => text.split(/,\s*/);

/**
 * Words and phrases, beside the names of groups, that tell a protected attribute of somebody (rules R9, R10). All are
 * matched as whole words, lower case. A word too many hides a little more than it must; one too few tells a requester
 * what it must not know.
 */
export const protectedTerms: Partial<Readonly<Record<RedactionType, readonly string[]>>> = {
  religion_or_belief: list(
    'islam, christianity, judaism, hinduism, buddhism, sikhism, atheism, catholicism, church, churches, mosque, mosques, synagogue, temple, gurdwara, mass, bible, quran, koran, torah, gita, jesus, jesus christ, christ, allah, muhammad, buddha, krishna, shiva, ramadan, eid, lent, easter, diwali, hanukkah, passover, shabbat, yom kippur, rosh hashanah, vaisakhi, navratri, holy week, god, lord, inshallah, mashallah, alhamdulillah, hallelujah, amen, prayer, prayers, pray, praying, prayed, faith, my faith, baptised, baptized, baptism, confirmation mass, communion, hajj, umrah, pilgrimage, hijab, headscarf, niqab, kippah, turban, rosary, imam, rabbi, priest, pastor, sermon, worship, gospel, religion, religious, halal, kosher, bar mitzvah, bat mitzvah, monastery, convent, missionary',
  ),
  nationality_or_origin: list(
    'nationality, citizenship, ethnicity, ethnic, ancestry, heritage, birthplace, homeland, motherland, mother country, native country, home country, native tongue, mother tongue, born in, grew up in, my country, our country, back home in, caste, tribe, tribal, passport',
  ),
  ethnicity_or_race: list(
    'race, racial, skin colour, skin color, people of colour, people of color, poc, bipoc, melanin',
  ),
  sex_gender_or_orientation: list(
    'pride parade, pride month, came out, coming out, sexuality, sexual orientation, gender identity, pronouns, same-sex, same sex, lgbtqia, transition surgery, hormone therapy, drag queen, gay bar, my husband and husband',
  ),
  family_or_pregnancy: list(
    'pregnant, pregnancy, trimester, baby shower, maternity, paternity, miscarriage, ivf, expecting a baby, due date, my wife, my husband, my spouse, my fiance, my fiancee, my fiancé, my fiancée, my girlfriend, my boyfriend, my partner, my son, my daughter, my kids, my children, my baby, my ex-wife, my ex-husband, our son, our daughter, our baby, our kids, married, wedding anniversary, divorce, divorced, widowed, single mom, single mum, single dad, single mother, single father, engaged to',
  ),
  health_or_disability: list(
    'depression, depressed, anxiety, bipolar, adhd, autism, ptsd, ocd, schizophrenia, schizophrenic, cancer, chemo, chemotherapy, tumour, tumor, leukaemia, leukemia, diabetes, insulin, epilepsy, seizure, seizures, asthma, hiv, aids, hepatitis, tuberculosis, covid, long covid, lupus, crohn, multiple sclerosis, parkinson, dementia, alzheimer, eating disorder, anorexia, bulimia, panic attack, panic attacks, therapist, therapy, psychiatrist, antidepressant, antidepressants, medication, my meds, diagnosed, diagnosis, surgery, my doctor, hospital, hospitalised, hospitalized, rehab, sobriety, wheelchair, disability, disabilities, prosthetic, hearing aid, mental health, suicidal, chronic pain, chronic illness, vaccine, vaccinated',
  ),
  political_opinion: list(
    'election, elections, electoral, vote, voted, voting, voter, ballot, campaign rally, rally, protest, protests, protesting, protester, protesters, demonstration, demonstrators, activist, activism, democrat, democrats, republican, republicans, gop, labour party, tory, tories, conservative, conservatives, liberal, liberals, socialist, socialism, communist, communism, marxist, anarchist, left-wing, right-wing, leftist, far right, far left, congress, parliament, senator, senate, president, prime minister, minister, government, governments, regime, politics, political, politician, politicians, maga, brexit, trump, biden, obama, modi, putin, erdogan, netanyahu, macron, zelensky, orban, bjp, afd, gun control, abortion, pro-life, pro-choice, free palestine, zionism, zionist, blm, black lives matter, impeach, referendum, sanctions, policy on, occupation, ceasefire',
  ),
  union_membership: list(
    'union rep, union member, union meeting, trade union, labour union, labor union, unionise, unionize, unionised, unionized, our union, my union, the union, collective bargaining, picket line, on strike, strike vote, shop steward, strikers',
  ),
  immigration_status: list(
    'visa, visas, green card, residence permit, work permit, deported, deportation, undocumented, asylum, asylum claim, refugee status, daca, uscis, immigration status, immigration lawyer, overstayed, naturalisation, naturalization, naturalised, naturalized, permanent resident, stateless, f-1, h-1b, h1b, opt extension',
  ),
  military_or_veteran_status: list(
    'the army, the navy, the air force, the marines, marine corps, national guard, military service, military, served in, conscription, conscript, drafted, boot camp, my unit, my regiment, my platoon, deployment, deployed, enlisted, reservist, idf, honourable discharge, honorable discharge',
  ),
};
