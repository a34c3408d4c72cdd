import { type IdKind, idPattern, idPrefixes } from '@visaguard/kernel';
import { z } from 'zod';

/** An id of one kind in a body or an answer. */
export const idForm = (kind: IdKind) =>
  z
    .string()
    .regex(idPattern(kind))
    .meta({ example: `${idPrefixes[kind]}_01k9x3v5m2r8t4w6y7z0a1b2c3` });

/** UTC, milliseconds, `Z`. */
export const instantForm = z.iso.datetime({ precision: 3 }).meta({ example: '2026-11-01T09:30:00.000Z' });

/** What a caller may write: any UTC instant; it is kept with milliseconds. */
export const givenInstantForm = z.iso
  .datetime()
  .transform((written) => new Date(written).toISOString())
  .meta({ example: '2026-11-01T09:30:00Z' });

export const sha256Form = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });

/** ISO 3166-1 alpha-2 or ISO 3166-2. Whether the place exists is the gate's question; here it has the form of one. */
export const placeForm = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'is not an ISO 3166-1 or 3166-2 code such as DE or US-NY')
  .meta({ example: 'US-NY' });

/** A name as people write it: no control characters, not blank. */
export const shortTextForm = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are refused here
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'contains control characters');

export const modeFields = { livemode: z.boolean().meta({ description: 'False in test mode.' }) };

/** A page of a list, newest first. */
export function listForm<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .object({
      object: z.literal('list'),
      data: z.array(item),
      has_more: z.boolean().meta({ description: 'Whether a next page exists: ask with `starting_after`.' }),
    })
    .meta({ id });
}
