import type { ConsularNotes } from '@visaguard/intelligence';
import type { PrivateView, ReportFacts, RequesterView } from '@visaguard/report';
import { expectTypeOf, test } from 'vitest';
import type { SourceAnalysis } from './source-analysis.ts';

type Note = ConsularNotes['notes'][number];

/** Every type that a value of this type can hold, at any depth. */
type Within<T> = T extends readonly (infer Item)[]
  ? Item | Within<Item>
  : T extends object
    ? T[keyof T] | Within<T[keyof T]>
    : never;

test('R9, R10: no type that a report is made from, and no view, can hold a note of the consular section', () => {
  expectTypeOf<Extract<Within<SourceAnalysis>, Note | ConsularNotes>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<Within<ReportFacts>, Note | ConsularNotes>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<Within<PrivateView>, Note | ConsularNotes>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<Within<RequesterView>, Note | ConsularNotes>>().toEqualTypeOf<never>();
  // What would be found is found.
  expectTypeOf<Extract<Within<{ readonly more: readonly ConsularNotes[] }>, Note>>().toEqualTypeOf<Note>();
});
