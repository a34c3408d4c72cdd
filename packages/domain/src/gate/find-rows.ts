import type { GateRow, GateTable } from './gate-table.ts';
import { parsePlace } from './iso-3166.ts';

export type GateMode = 'live' | 'test';

/** Why a place did not lead to one row. All but the last forbid. */
export type PlaceProblem = 'place_missing' | 'place_unknown' | 'subdivision_missing';

type FoundRows = { readonly rows: readonly GateRow[]; readonly problem: PlaceProblem | null };

/**
 * The rows for one place. Usually one; all rows of the country where the law differs within it and the place names
 * the country alone, so that the strictest of them can hold; none for a place that is missing or unknown.
 */
export function findRows(place: string | null, mode: GateMode, table: GateTable): FoundRows {
  if (place === null || place === '') return { rows: [], problem: 'place_missing' };
  const testRow = table.rows.find((row) => row.testOnly && row.places.includes(place));
  if (testRow) return mode === 'test' ? found(testRow) : { rows: [], problem: 'place_unknown' };
  const parsed = parsePlace(place);
  if (parsed === null) return { rows: [], problem: 'place_unknown' };
  const { code, country } = parsed;
  const within = table.rows.filter((row) => listed(row).some((one) => one.startsWith(`${country}-`)));
  const ofCountry = table.rows.filter((row) => listed(row).includes(country));
  if (code === country && within.length > 0) {
    return { rows: [...within, ...ofCountry], problem: 'subdivision_missing' };
  }
  const row =
    within.find((one) => listed(one).includes(code)) ??
    ofCountry[0] ??
    table.rows.find(({ places }) => places === 'any_other_country');
  return row ? found(row) : { rows: [], problem: 'place_unknown' };
}

function listed({ places, testOnly }: GateRow): readonly string[] {
  return places === 'any_other_country' || testOnly ? [] : places;
}

function found(row: GateRow): FoundRows {
  return { rows: [row], problem: null };
}
