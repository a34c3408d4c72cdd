import { expect, test } from 'vitest';
import { createIdentityMask } from './identity-mask.ts';

const mask = createIdentityMask(['Mara Quillfeather', 'mara.quill_7']);

test.each([
  ['my name is mara quillfeather', /mara|quillfeather/i],
  ['MARA here', /mara/i],
  ['signed: mara.quill_7', /quill/i],
  ['(Quillfeather’s post)', /quillfeather/i],
  ['ask @somebody.else or write to him at him@example.org', /somebody|example/],
  ['see https://instagram.example/mara.quill_7/1', /instagram|quill/],
  ['Sarah said so', /sarah/i],
])('R9: of %j nothing is left that tells who', (text, trait) => {
  const masked = mask(text);
  expect(masked).not.toMatch(trait);
  expect(masked).toHaveLength(text.length);
});

test('words that only contain a name, and everything else, stay as they are', () => {
  expect(mask('the maraschino cherry and samarand')).toBe('the maraschino cherry and samarand');
});

test('a name is taken literally, whatever characters it has', () => {
  const odd = createIdentityMask(['a.c(d', 'x+y=z', '']);
  expect(odd('a.c(d abcd axcd x+y=z')).toBe('●●●●● abcd axcd ●●●●●');
});
