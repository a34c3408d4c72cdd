import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { at, listOf } from '../json/json-access.ts';
import { fieldThatMeans, handlePattern, type LabelledField, labelledFields } from './labelled-fields.ts';
import { means } from './labels.ts';

export type InstagramAccount = ArchiveAccount & {
  /** Null where the export does not say. */
  readonly isPrivate: boolean | null;
};

/** `{profile_user: [{string_map_data}]}`, the bare list, or the newest layout with `label_values`. */
export function readAccount(content: Json): InstagramAccount | null {
  const listed = listOf(at(content, 'profile_user'));
  const items = listed.length > 0 ? listed : Array.isArray(content) ? listOf(content) : [content];
  const fields = items.flatMap(labelledFields);
  if (fields.length === 0) return null;
  const email = fieldThatMeans(fields, 'email')?.value ?? fields.find(({ value }) => isEmail(value))?.value;
  return {
    handle: handleAmong(fields),
    // The export names no numeric id.
    accountId: null,
    emails: email && isEmail(email) ? [email.toLowerCase()] : [],
    name: fieldThatMeans(fields, 'name')?.value || null,
    isPrivate: privacyAmong(fields),
  };
}

/** By label; else the only value that could be a handle. Several: nobody can tell. */
function handleAmong(fields: readonly LabelledField[]): string | null {
  const labelled = fieldThatMeans(fields, 'username')?.value;
  if (labelled) return labelled.trim().toLowerCase();
  const candidates = fields.filter(({ value }) => value !== null && handlePattern.test(value) && /[a-z]/.test(value));
  const [only, another] = candidates;
  return only && !another ? only.value : null;
}

function privacyAmong(fields: readonly LabelledField[]): boolean | null {
  const value = fieldThatMeans(fields, 'privateAccount')?.value ?? '';
  if (means(value, 'yes')) return true;
  return means(value, 'no') ? false : null;
}

function isEmail(value: string | null): boolean {
  return value !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
}
