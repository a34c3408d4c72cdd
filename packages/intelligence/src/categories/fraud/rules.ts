import { terms } from '../../lexicon/inflect.ts';
import type { CategoryRules, GuardName } from '../rule.ts';

const guards: readonly GuardName[] = [
  'negation',
  'quotation',
  'attribution',
  'condemnation',
  'reporting',
  'genre',
  'lawful',
];

const words = {
  fake: terms(
    'fake, forged, counterfeit, bogus, doctored, altered, photoshopped, cloned, falsified, fabricated, fraudulent, replica, novelty, edited, stolen, hacked, made up, bought',
  ),
  document: terms(
    'passport, passports, visa, visas, diploma, diplomas, degree, degrees, degree certificate, transcript, transcripts, certificate, certificates, bank statement, bank statements, id, ids, id card, id cards, driving licence, drivers license, driver license, licence, license, green card, green cards, social security number, ssn, ssns, birth certificate, birth certificates, marriage certificate, employment letter, employment letters, job letter, offer letter, reference letter, reference letters, recommendation letter, recommendation letters, vaccine card, vaccine cards, vaccination card, work permit, work permits, residence permit, ielts certificate, toefl score, ielts score, sponsor letter, sponsorship letter, pay slips, payslips, pay stubs, tax returns, invoice, invoices, doctor note, medical certificate, admission letter, proof of funds, papers',
  ),
  exam: terms(
    'ielts, toefl, gre, gmat, sat, exam, exams, test, essay, essays, thesis, dissertation, assignment, assignments, coursework, homework, duolingo test, visa interview, finals, midterm, online class, online classes',
  ),
  deceive: terms(
    'fake, forge, falsify, doctor, photoshop, fabricate, lie about, lie on, counterfeit, cheat on, cheat, cheat in, trick, fool, deceive, bypass, edit, alter, make up, lie to',
  ),
  deceived: terms(
    'faked, forged, falsified, doctored, photoshopped, fabricated, lied about, lied on, cheated on, cheated in, tricked, fooled, deceived, altered, made up, lied to',
  ),
  office: terms(
    'visa officer, consular officer, embassy, consulate, immigration, immigration officer, uscis, home office, admissions, admissions office, university, border officer, landlord, insurance, insurance company, the irs, tax office, bank, the bank, visa application, visa interview, ds-160, ds160, application, employer, hr, unemployment office, loan application, welfare office, scholarship committee',
  ),
  card_data: terms(
    'credit cards, cloned cards, cc dumps, fullz, dumps, bank logs, stolen cards, card numbers, cvv, cvvs, hacked accounts, paypal logs, stolen accounts, bank drops, gift card codes hacked, skimmers',
  ),
  sale: terms(
    'selling, for sale, i sell, we sell, i make, we make, we provide, i provide, we supply, i supply, we offer, i offer, available, dm for, dm me for, hmu for, order your, buy your, get your, we produce, we issue, contact us for, contact me for, i can make, i can get you, we can get you, whatsapp for, dm if you need, need a, i do',
  ),
  sale_sign: terms(
    'dm, dm me, whatsapp, telegram, hmu, price, prices, cheap, order, for sale, per, inbox, contact, pay, payment, crypto, bitcoin, legit, guaranteed, fast delivery, undetectable, passes verification, registered, cash app, cashapp, $, €, fee, message me, text me',
  ),
  organised: terms(
    'our team, hundreds of clients, thousands of clients, hundreds of customers, thousands of customers, worldwide, agents wanted, resellers, bulk, wholesale, network of, franchise, our company, full package, agents, since 20, every country, all countries, our clients, satisfied clients, ship worldwide, recruiting, money mules, we have people inside, inside the embassy, connections in the embassy',
  ),
  how: terms(
    'how to, here is how, here is how you, pro tip, tip, tips, hack, trick is to, just, you can, you should, all you have to do, easiest way to, best way to, the secret is to, simply, step one, guide to, tutorial, want to know how to, life hack',
  ),
  ticket: terms(
    'i used, i bought, i got, i submitted, i sent, i showed, i paid, we used, we submitted, i handed in, i presented, i applied with, i got in with, i am using, got my visa with, got in with, i ordered, i entered with, i have a, my',
  ),
};

/** low: tips to deceive; medium: use stated; high: offer or sale; critical: organised sale. */
export const fraud: CategoryRules = {
  category: 'fraud',
  words,
  rules: [
    {
      id: 'offer',
      severity: 'high',
      patterns: [
        '#sale ..4 #fake ..3 #document',
        '#fake ..2 #document ..6 #sale_sign|#sale',
        '#sale ..4 #card_data',
        '#card_data ..4 #sale_sign|#sale',
        '#self ..3 take|write|sit|do|pass ..2 your ..2 #exam ..6 #sale_sign|for_money|for_you_for|for_$',
        'pay|paying me ..4 to? take|write|do|sit your ..2 #exam',
        '#sale ..4 real|registered|genuine|verified ..2 #document ..6 no_exam|without_exam|without_test|without_attending|no_test|undetectable',
        'leaked|real ..1 #exam questions|answers|papers ..4 #sale_sign',
        'send|invest|deposit ..3 and|i ..3 double|triple ..4 guaranteed|money',
      ],
      rationale: 'The text shows an offer of false documents or of another means of fraud.',
      liftedBy: guards,
      raises: { to: 'critical', near: ['organised'] },
    },
    {
      id: 'use_stated',
      severity: 'medium',
      patterns: [
        '#ticket ..4 #fake ..3 #document',
        '#self ..2 #deceived ..4 #document|#office',
        '#self ..2 paid|hired ..3 someone|somebody|a_guy|a_friend|my_cousin|a_service ..2 to take|write|sit|do my ..2 #exam',
        '#self ..3 cheated ..3 #exam|#document',
        'someone|somebody|my_friend|my_cousin took|wrote|sat my ..1 #exam for_me',
        '#self ..2 married|marrying ..4 just_for|only_for the|a papers|visa|green_card',
        '#self ..3 #card_data ..3 to buy|pay',
      ],
      rationale: 'The text states that a deception or a false document was used.',
      liftedBy: guards,
    },
    {
      id: 'tips',
      severity: 'low',
      patterns: [
        '#how ..3 #deceive ..4 #document|#office',
        '#how ..2 get|make|print|buy ..3 #fake ..2 #document',
        '#how ..3 #deceive ..3 #exam',
        'lie|just_lie|tell_them ..2 to? ..1 #office ..8 nobody|never|they_will_not|no_one ..2 check|checks|know|find_out',
        'nobody|they never|ever checks|check|verify ..3 #document ..4 #fake|edit|photoshop|make_up',
      ],
      rationale: 'The text shows tips to deceive an office, a bank or a school.',
      liftedBy: guards,
    },
  ],
};
