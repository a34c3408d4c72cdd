import { describe, expect, test } from 'vitest';
import { analyseText } from '../analyse-text.ts';
import { found } from '../testing/found.ts';

const hostile = {
  de: [
    'Ich hasse alle Ausländer.',
    'Schwule sind Abschaum.',
    'Juden sollten vergast werden.',
    'Frauen haben kein Recht zu leben.',
  ],
  es: [
    'Odio a los inmigrantes.',
    'Las mujeres son basura.',
    'Hay que expulsar a todos los musulmanes.',
    'Los gays no merecen vivir.',
  ],
  fr: [
    'Je déteste les musulmans.',
    'Les femmes sont des ordures.',
    'Il faut expulser tous les réfugiés.',
    'Les juifs ne méritent pas de vivre.',
  ],
  pt: [
    'Eu odeio os imigrantes.',
    'Mulheres são lixo.',
    'Temos que expulsar todos os refugiados.',
    'Os gays não merecem viver.',
  ],
  hi: ['mujhe musalmano se nafrat hai', 'औरतें कचरा हैं, मुझे उनसे नफरत है।'],
  ar: ['انا أكره كل اللاجئين في هذا البلد', 'النساء حثالة هذا المجتمع'],
  zh: ['我讨厌所有外国人。', '女人都是垃圾。', '应该杀光所有穆斯林。'],
} as const;

const harmless = {
  de: [
    'Ich liebe Frauen.',
    'Ich hasse Frauen nicht.',
    'Meine Nachbarn sind Muslime und sehr nette Leute.',
    'Er hat geschrieben "Schwule sind Abschaum", das habe ich gemeldet.',
    'Ich hasse Montage und schlechtes Wetter im November.',
  ],
  es: [
    'Me encantan las mujeres.',
    'No odio a los inmigrantes.',
    'Mi vecino es musulmán y trabaja en el hospital.',
    'Si dices "las mujeres son basura", eres un machista.',
    'Odio los lunes y el tráfico de esta ciudad.',
  ],
  fr: [
    "J'aime les femmes.",
    'Je ne déteste pas les musulmans.',
    'Mon voisin est juif et il travaille à la mairie.',
    'Dire que les femmes sont des ordures est inacceptable.',
    'Je déteste les lundis et la pluie.',
  ],
  pt: [
    'Eu amo as mulheres.',
    'Eu não odeio os imigrantes.',
    'O meu vizinho é muçulmano e trabalha no hospital.',
    'Dizer que mulheres são lixo é preconceito.',
    'Odeio segundas-feiras e trânsito nesta cidade.',
  ],
  zh: ['我爱女人。', '我不讨厌外国人。', '我的邻居是穆斯林，在医院工作。', '今天天气很好，我们一起去公园散步吧。'],
} as const;

describe('other languages', () => {
  for (const [language, texts] of Object.entries(hostile)) {
    test.each(texts)(`${language}: hate is found in: %s`, (text) => {
      expect(found(text).join()).toContain('hate_harassment');
      expect(analyseText({ text, kind: 'authored', createdAt: null })).toMatchObject({ status: 'assessed', language });
    });
  }

  for (const [language, texts] of Object.entries(harmless)) {
    test.each(texts)(`${language}: assessed, and nothing is found in: %s`, (text) => {
      expect(analyseText({ text, kind: 'authored', createdAt: null })).toMatchObject({
        status: 'assessed',
        language,
        findings: [],
      });
    });
  }

  test.each([
    ['de', 'Ich werde dich umbringen.', 'threat_violence high'],
    ['es', 'Te voy a matar, lo juro.', 'threat_violence high'],
    ['fr', 'Je vais te tuer demain.', 'threat_violence high'],
    ['pt', 'Vou te matar amanhã.', 'threat_violence high'],
    ['de', 'Verkaufe Kokain, schreibt mir einfach.', 'drug_weapon_trade medium'],
    ['es', 'Vendo pasaportes falsos, escríbeme para precios.', 'fraud high'],
  ])('%s, other categories: %s', (_language, text, expected) => {
    expect(found(text)).toContain(expected);
  });

  test('R12: the quote of a finding is what stands in the text, in a script without spaces too', () => {
    const text = '昨天我说过，女人都是垃圾。';
    for (const { quote, start, end } of analyseText({ text, kind: 'authored', createdAt: null }).findings) {
      expect(quote).toBe(text.slice(start, end));
    }
    const plain = '女人都是垃圾。';
    expect(analyseText({ text: plain, kind: 'authored', createdAt: null }).findings[0]?.quote).toBe('女人都是垃圾');
  });

  const groups = {
    de: ['Frauen', 'Muslime', 'Juden', 'Türken', 'Behinderte', 'Flüchtlinge', 'Schwule', 'Polen'],
    es: ['los gitanos', 'los judíos', 'los musulmanes', 'los mexicanos', 'los discapacitados', 'los inmigrantes'],
    fr: ['les Juifs', 'les musulmans', 'les noirs', 'les Roms', 'les handicapés', 'les migrants', 'les femmes'],
    pt: ['os judeus', 'os muçulmanos', 'os negros', 'os ciganos', 'os deficientes', 'os imigrantes'],
  } as const;
  test.each([
    ['de', 'GROUP sind Abschaum.', 'In meinem Kurs gibt es viele GROUP.'],
    ['es', 'Odio a GROUP.', 'En mi curso estudian GROUP.'],
    ['fr', 'Je déteste GROUP.', 'Dans mon cours il y a GROUP aussi.'],
    ['pt', 'Eu odeio GROUP.', 'No meu curso estudam GROUP.'],
  ] as const)('R9, R23: %s: whoever is attacked, the label is the same', (language, attack, mention) => {
    const labels = (frame: string) =>
      new Set(groups[language].map((group) => found(frame.replace('GROUP', group)).join()));
    expect([...labels(attack)]).toEqual(['hate_harassment medium']);
    expect([...labels(mention)]).toEqual(['']);
  });
});
