import type { Json } from '@visaguard/kernel';
import { entriesOf, listOf, member, numberOf, textOf } from '../json/json-access.ts';
import { type LabelMeaning, means } from './labels.ts';

/** One labelled value of an item, whichever of Meta's layouts it came in. */
export type LabelledField = {
  readonly label: string;
  readonly value: string | null;
  readonly href: string | null;
  /** Unix seconds as written; null where there is none. */
  readonly timestamp: number | null;
};

/** The fields of `string_map_data` (an object by label) and `label_values` (a list), in their order. */
export function labelledFields(item: Json): readonly LabelledField[] {
  const mapped = entriesOf(member(item, 'string_map_data')).map(([label, field]) => toField(label, field));
  const listed = listOf(member(item, 'label_values')).map((field) =>
    toField(textOf(member(field, 'label')) ?? '', field),
  );
  return [...mapped, ...listed];
}

function toField(label: string, field: Json): LabelledField {
  const timestamp = numberOf(member(field, 'timestamp_value')) ?? numberOf(member(field, 'timestamp'));
  return {
    label,
    value: textOf(member(field, 'value')),
    href: textOf(member(field, 'href')) || null,
    // Zero stands for "none" beside a value; a real time is never 1970.
    timestamp: timestamp === 0 ? null : timestamp,
  };
}

export function fieldThatMeans(fields: readonly LabelledField[], meaning: LabelMeaning): LabelledField | undefined {
  return fields.find(({ label }) => means(label, meaning));
}

export const handlePattern = /^[a-z0-9._]{1,30}$/;
