import { describe, expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

describe('language', () => {
  test.each([
    ['en', 'This is a lovely morning and I am going for a run.'],
    ['en', 'happy bday bro'],
    ['en', 'lol same'],
    ['de', 'Ich habe heute keine Zeit für die Hausaufgaben.'],
    ['fr', 'Je ne peux pas venir demain, désolé.'],
    ['es', 'Mañana vamos a la playa con toda la familia.'],
    ['pt', 'Amanhã vamos para a praia com toda a família.'],
    ['hi', 'आज मौसम बहुत अच्छा है और हम बाहर जा रहे हैं।'],
    ['ar', 'الطقس جميل اليوم وسنذهب إلى الحديقة'],
    ['zh', '今天天气很好，我们去公园。'],
    ['und', '12345 😂'],
    ['und', ''],
    ['und', 'Barcelona'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test('handles, links and masks are no evidence', () => {
    expect(detectLanguage('@mara.sample https://example.org ●●●● ○○○○')).toBe('und');
  });
});
