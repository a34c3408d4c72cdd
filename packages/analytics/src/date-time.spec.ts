import { expect, test } from 'vitest';
import { fromDateTime64, toDateTime64 } from './date-time.ts';

test('an instant survives the way to ClickHouse and back', () => {
  const instant = '2026-11-01T09:30:00.007Z';
  expect(toDateTime64(instant)).toBe('2026-11-01 09:30:00.007');
  expect(fromDateTime64(toDateTime64(instant))).toBe(instant);
});

test('what is not an instant in UTC with milliseconds is refused', () => {
  for (const text of ['2026-11-01', '2026-11-01T09:30:00Z', '2026-11-01T09:30:00.000+01:00', '']) {
    expect(() => toDateTime64(text)).toThrow();
  }
});
