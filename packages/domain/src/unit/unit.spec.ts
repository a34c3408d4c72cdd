import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { archiveUnit, createUnit } from './decide.ts';
import { unit } from './state.ts';

const command = { unitId: idOf('unt', 1), name: 'Admissions', place: null, parent: null };

describe('unit', () => {
  it('stands under the tenant or under another active unit', () => {
    const top = given(unit).after(createUnit, command);
    expect(top.state).toMatchObject({ kind: 'active', level: 1 });
    const below = given(unit).after(createUnit, { ...command, unitId: idOf('unt', 2), parent: top.state });
    expect(below.state).toMatchObject({ level: 2 });
  });

  it('nests four levels deep and no deeper', () => {
    const parent = { kind: 'active', unitId: idOf('unt', 4), place: null, parentId: idOf('unt', 3), level: 4 } as const;
    expect(given(unit).when(createUnit, { ...command, parent })).toMatchObject(refused('unit_too_deep'));
  });

  it('does not stand under an archived or unknown unit', () => {
    const archived = given(unit).after(createUnit, command).after(archiveUnit, undefined).state;
    for (const parent of [archived, unit.initialState]) {
      expect(given(unit).when(createUnit, { ...command, parent })).toMatchObject(refused('unit_parent_not_active'));
    }
  });

  it('is archived once; saying so again changes nothing', () => {
    const archived = given(unit).after(createUnit, command).after(archiveUnit, undefined);
    expect(archived.when(archiveUnit, undefined)).toEqual({ ok: true, value: [] });
    expect(given(unit).when(archiveUnit, undefined)).toMatchObject(refused('unit_unknown'));
    expect(archived.when(createUnit, command)).toMatchObject(refused('unit_exists'));
  });
});
