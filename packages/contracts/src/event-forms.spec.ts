import type { Json } from '@visaguard/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { currentForm, eventForms, UnknownEvent } from './event-forms.ts';
import type { UpcastStep } from './upcast-steps.ts';

/** A made-up type that has been through three versions. */
const versions = [
  z.strictObject({ litres: z.int().min(0), by: z.string().optional() }),
  z.strictObject({ amount: z.int().min(0), unit: z.enum(['litre', 'pint']), by: z.string().optional() }),
  z.strictObject({
    volume: z.strictObject({ amount: z.int().min(0), unit: z.enum(['litre', 'pint']) }),
    by: z.string().nullable(),
  }),
];
const known = versions.map((_, at) => ({ type: 'kettle.filled', schemaVersion: at + 1 }));

const named: UpcastStep = {
  type: 'kettle.filled',
  from: 1,
  up: ({ litres = 0, ...rest }) => ({ ...rest, amount: litres, unit: 'litre' }),
};
const grouped: UpcastStep = {
  type: 'kettle.filled',
  from: 2,
  up: ({ amount = 0, unit = '', by = null }) => ({ volume: { amount, unit }, by }),
};
const steps = [grouped, named];
const forms = eventForms(known, steps);

const event = (schemaVersion: number, data: Json, type = 'kettle.filled') => ({ type, schemaVersion, data });

describe('E26: an event of any version is read in the current form', () => {
  test('step by step, and one of the current version as it is', () => {
    const current = event(3, { volume: { amount: 2, unit: 'litre' }, by: null });
    expect(forms.upcast(event(1, { litres: 2 }))).toEqual(current);
    expect(forms.upcast(event(2, { amount: 2, unit: 'litre' }))).toEqual(current);
    expect(forms.upcast(current)).toBe(current);
  });

  test('what is sealed is not handed to a step and stays where it is', () => {
    const sealed = { v: 1, subject: 'app_1', data: 'c2VhbGVk' };
    const meddling = [
      { ...named, up: (clear: object) => ({ members: Object.keys(clear), personal: 'mine' }) },
      grouped,
    ];
    expect(forms.upcast(event(1, { litres: 2, personal: sealed })).data).toMatchObject({ personal: sealed });
    const { upcast } = eventForms(known.slice(0, 2), [meddling[0] ?? named]);
    expect(upcast(event(1, { litres: 2, personal: sealed })).data).toEqual({ members: ['litres'], personal: sealed });
  });

  /** Data that the form of a version allows. */
  const allowed = [
    fc.record({ litres: fc.nat(), by: fc.string() }, { requiredKeys: ['litres'] }),
    fc.record(
      { amount: fc.nat(), unit: fc.constantFrom('litre', 'pint'), by: fc.string() },
      { requiredKeys: ['amount', 'unit'] },
    ),
  ] as const;

  /** Whether what each step makes of data is allowed by the form of the next version. */
  const fits = (tried: readonly UpcastStep[]) =>
    allowed.map((data, at) =>
      fc.property(data, (value) => {
        const step = tried.find(({ from }) => from === at + 1);
        return versions[at + 1]?.safeParse(step?.up(value)).success === true;
      }),
    );
  const ends = (tried: readonly UpcastStep[]) =>
    allowed.map((data, at) =>
      fc.property(data, (value) => {
        const { schemaVersion, data: made } = eventForms(known, tried).upcast(event(at + 1, value));
        return schemaVersion === 3 && versions[2]?.safeParse(made).success === true;
      }),
    );
  const holds = (properties: readonly fc.IProperty<[object]>[]) =>
    properties.every((property) => !fc.check(property).failed);

  test('whatever a version allowed, each step makes of it what the next version allows', () => {
    for (const property of [...fits(steps), ...ends(steps)]) fc.assert(property);
  });

  test('a step that does nothing, or forgets a member, is found by that', () => {
    const skipped = [{ ...named, up: (clear: object) => ({ ...clear }) as Record<string, Json> }, grouped];
    const forgetful = [named, { ...grouped, up: ({ amount = 0, unit = '' }) => ({ volume: { amount, unit } }) }];
    for (const mutant of [skipped, forgetful]) {
      expect(holds(fits(mutant))).toBe(false);
      expect(holds(ends(mutant))).toBe(false);
    }
  });
});

describe('a program does not start', () => {
  test('where a step is missing, doubled, or leads nowhere', () => {
    expect(() => eventForms(known, [grouped])).toThrow('no upcast step from kettle.filled version 1');
    expect(() => eventForms(known, [named])).toThrow('no upcast step from kettle.filled version 2');
    expect(() => eventForms(known, [...steps, named])).toThrow('two upcast steps from kettle.filled version 1');
    expect(() => eventForms(known, [...steps, { ...named, from: 3 }])).toThrow(
      'from kettle.filled version 3 leads nowhere',
    );
    expect(() => eventForms(known, [...steps, { ...named, from: 0 }])).toThrow(
      'from kettle.filled version 0 leads nowhere',
    );
    expect(() => eventForms(known, [...steps, { ...named, type: 'kettle.boiled' }])).toThrow('kettle.boiled version 1');
  });

  test('where a version between is not known any more, or is there twice', () => {
    expect(() =>
      eventForms(
        [known[0], known[2]].flatMap((form) => form ?? []),
        [],
      ),
    ).toThrow('known in versions 1, 3');
    expect(() => eventForms([...known, ...known], steps)).toThrow('known in versions 1, 1, 2, 2, 3, 3');
  });
});

test('E27: an event of a newer version, or of an unknown type, passes as it is and is refused where it would be looked into', () => {
  for (const newer of [event(4, { volume: [] }), event(1, {}, 'kettle.sung'), event(0, {})]) {
    expect(forms.upcast(newer)).toBe(newer);
    expect(forms.isCurrent(newer)).toBe(false);
    expect(() => currentForm(forms, newer)).toThrow(UnknownEvent);
  }
  expect(currentForm(forms, event(1, { litres: 2 })).schemaVersion).toBe(3);
});
