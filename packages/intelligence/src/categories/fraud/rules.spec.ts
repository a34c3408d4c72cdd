import { describe, expect, test } from 'vitest';
import { found, severityIn } from '../../testing/found.ts';

const positives = {
  low: [
    'Pro tip: photoshop your bank statement before the visa interview.',
    'How to fake a doctor note for the exam.',
    'Just lie to the visa officer, they will not check.',
  ],
  medium: [
    'I used a fake transcript to get in.',
    'I paid someone to take my IELTS exam.',
    'I lied to the visa officer about my job.',
    'We submitted forged bank statements, all good.',
  ],
  high: [
    'Selling fake passports, dm me.',
    'Fake diplomas for sale, cheap and fast delivery.',
    'I will write your thesis, dm me for prices.',
  ],
  critical: [
    'Our team sells fake visas, hundreds of clients, whatsapp us.',
    'Selling forged degree certificates in bulk, agents wanted.',
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
