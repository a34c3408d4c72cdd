import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';

const positives = {
  low: [
    'Pro tip: photoshop your bank statement before the visa interview.',
    'How to fake a doctor note for the exam.',
    'Just lie to the visa officer, they will not check.',
    'pro tip: write your own reference letter, they never call',
    'tell the insurance the phone was stolen, works every time',
    'if the officer asks about your salary just say 4k, nobody checks',
    'how to get past proctoring: second laptop under the desk, they can not tell',
    'say the parcel never arrived, they refund you, easy money',
  ],
  medium: [
    'I used a fake transcript to get in.',
    'I paid someone to take my IELTS exam.',
    'I lied to the visa officer about my job.',
    'We submitted forged bank statements, all good.',
    'my work permit is forged and I have been here for two years',
    'my cousin sat my driving test for me, passed first time',
    "entered on my brother's passport, nobody looked twice",
    'we bribed the examiner with 200 and I have the licence now',
    'collected unemployment for a year while working full time at a bar',
    'I married him for the green card, he got 8k',
  ],
  high: [
    'Selling fake passports, dm me.',
    'Fake diplomas for sale, cheap and fast delivery.',
    'I will write your thesis, dm me for prices.',
    'Residence permits, any country you want, entered in the system, dm',
    'Need a driving licence? No test, real database, whatsapp',
    'I take your online proctored exam, A guaranteed, 150',
    'send 100 to this wallet, get 1000 back in an hour',
    'fresh fullz with ssn and dob, 20 each, telegram',
    'looking for a citizen for a paper marriage, 12k paid in two parts',
    'rent your bank account for a week, earn 500, no risk',
    'we have a guy at the embassy, visa in two weeks, 900',
  ],
  critical: [
    'Our team sells fake visas, hundreds of clients, whatsapp us.',
    'Selling forged degree certificates in bulk, agents wanted.',
    'Our team issues diplomas in the real register, agents wanted worldwide',
    'wholesale counterfeit banknotes, min order 100, resellers welcome',
    'carding method, fullz and bank drops, partners wanted, 30% commission',
  ],
} as const;

const negatives = [
  'My passport arrived today!',
  'Beware of people selling fake passports, report them.',
  'The court convicted him for selling forged diplomas.',
  'I did not use a fake transcript.',
  'Fake it till you make it.',
  'This fake plant looks real.',
  'Studying how to detect a forged signature in my forensics class.',
  'My essay on document fraud got an A.',
  'I wrote my thesis in three weeks.',
  'Sent my bank statement to the embassy.',
  'renewed my passport online, 3 weeks, no stress',
  'Need a visa for Japan? apply early, the form is online and it took me two weeks',
  'Does anyone know how to get a police clearance certificate from Kenya?',
  'how to write a good recommendation letter for a student: be specific',
  'best way to format a CV with little work experience?',
  'My IELTS score is 7.5 without any course, ask me how I studied',
  'tutoring for IELTS and TOEFL, 20 an hour, dm me',
  'I proofread theses and essays, 3 per page, message me',
  'We help with visa applications: checklists, translations, interview practice. 50 per file',
  'the embassy asked for my bank statement and an employment letter, do I need a stamp?',
  'someone stole my card details and bought 900 of shoes, bank refunded me',
  'Phishing mail again: verify your account. delete it',
  'My fake plants look real and never need water',
  'fake lashes 12, fake nails 20, dm to book',
  'bought a fake designer bag by accident, refunded',
  'got my degree today, four years, zero sleep, real tears',
  'my cousin took my spot on the couch and passed out',
  'I wrote my own reference manager in python, link below',
  'changed my name in the system, new id arrives in two weeks',
  'paid someone to paint the flat, worth it',
  'I lied to my mom about the casserole',
  'just say you have a headache and stay home, life hack for sundays',
  'tell the landlord early if the heating is broken, they have to fix it',
  'How to pass the driving test: practise parking, sleep well, breathe',
  'Insurance paid for the stolen bike within a week, impressed',
  'my parcel never arrived and customer service is useless',
  'got my unemployment money finally, six weeks late',
  'we got married for love, the visa came two years later',
  'my marriage was a mistake but the cake was great',
  'Looking for a husband who cooks, papers optional, haha',
  'no exam this week, I could cry',
  'exam answers are on page 90 at the back, you are welcome',
  'our team of 14 staff processes 1,200 files a year at the university registry',
  'Wholesale vegetables for restaurants, min order 50, we deliver',
  'investing 100 a month since 2019, boring index funds, slow and steady',
  'I invested 500 and lost 300, never again crypto',
  'turn 100 grams of flour into pancakes for four',
  'Bank asked me to verify my account in the branch, with a real human',
  'How banks detect forged payslips, thread from a compliance officer',
  'is it legal to work cash in hand while getting child benefit? asking for a friend',
  'never send money to someone who promises to double it',
];

describe('fraud', () => {
  for (const [severity, texts] of Object.entries(positives)) {
    test.each(texts)(`is ${severity} in: %s`, (text) => {
      expect(severityIn(text, 'fraud')).toBe(severity);
    });
  }

  test.each(negatives)('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
