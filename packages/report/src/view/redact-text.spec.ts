import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPassages, redactText } from './redact-text.ts';

const text = 'As a Lutheran I say: get out, you fool.';

describe('R10: redaction', () => {
  test('a protected passage becomes a placeholder of its type and the quotation moves with the text', () => {
    const redacted = redactText(text, [{ type: 'religion_or_belief', start: 5, end: 13 }]);
    expect(redacted.text).toBe('As a [redacted: religion or belief] I say: get out, you fool.');
    const { start, end } = redacted.locate(text.indexOf('get out'), text.indexOf('get out') + 7);
    expect(redacted.text.slice(start, end)).toBe('get out');
    expect(redacted.placeholders).toEqual([{ types: ['religion_or_belief'], start: 5, end: 35 }]);
  });

  test('a quotation that cuts a protected passage holds the whole placeholder', () => {
    const redacted = redactText(text, [{ type: 'religion_or_belief', start: 5, end: 13 }]);
    const { start, end } = redacted.locate(8, 20);
    expect(redacted.text.slice(start, end)).toBe('[redacted: religion or belief] I say:');
  });

  test('overlapping passages become one placeholder that names both types', () => {
    const redacted = redactText('abcdef', [
      { type: 'age', start: 1, end: 4 },
      { type: 'third_person', start: 2, end: 5 },
    ]);
    expect(redacted.text).toBe('a[redacted: age, another person]f');
  });

  test.each([
    [-1, 3],
    [3, 3],
    [2, 999],
    [Number.NaN, 4],
  ])('a span that does not fit the text (%s to %s) withholds all of it', (start, end) => {
    expect(redactText(text, [{ type: 'age', start, end }]).text).toBe('[redacted: age]');
  });

  test('half of a surrogate pair is never left behind', () => {
    expect(redactText('x😀y', [{ type: 'age', start: 1, end: 2 }]).text).toBe('x[redacted: age]y');
  });

  test('no character inside any span survives, and what is outside stays in order', () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat(30), fc.nat(30))
        .map(([a, b]) => ({ type: 'age' as const, start: Math.min(a, b), end: Math.max(a, b) + 1 })),
    );
    fc.assert(
      fc.property(spans, (list) => {
        const original = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
        const outside = [...original]
          .filter((_c, at) => !list.some(({ start, end }) => at >= start && at < end))
          .join('');
        expect(redactText(original, list).text.replaceAll('[redacted: age]', '')).toBe(outside);
      }),
    );
  });

  test('a rationale cannot repeat what the text hides, in whatever case it is written', () => {
    const spans = [{ type: 'religion_or_belief' as const, start: 5, end: 13 }];
    expect(maskPassages('LUTHERAN speaker; lutherans stay', text, spans)).toBe(
      '[redacted: religion or belief] speaker; lutherans stay',
    );
  });
});
