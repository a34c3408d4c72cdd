import { canonicalJson, sha256Hex } from '@visaguard/kernel';
import { z } from 'zod';

/** The form of one version of one event on the wire and in the store. */
export type EventContract = {
  readonly type: string;
  readonly schemaVersion: number;
  /** Category of the streams it stands in. */
  readonly category: string;
  /** Clear data: ids, counts, choices. Strict: an unknown member is refused. */
  readonly data: z.ZodType;
  /** Personal data, sealed as one envelope under the key of the person that `data[subject]` names. */
  readonly personal: { readonly subject: string; readonly schema: z.ZodType } | null;
};

/** One version of an event as JSON Schema, as it is published and hashed. */
export type EventForm = {
  readonly type: string;
  readonly schemaVersion: number;
  readonly category: string;
  readonly data: object;
  readonly personal: { readonly subject: string; readonly schema: object } | null;
};

export function eventForm(contract: EventContract): EventForm {
  const { type, schemaVersion, category, personal } = contract;
  return {
    type,
    schemaVersion,
    category,
    data: z.toJSONSchema(contract.data),
    personal: personal && { subject: personal.subject, schema: z.toJSONSchema(personal.schema) },
  };
}

/** Hash of everything that may not change once a version has shipped. */
export function schemaHash(contract: EventContract): string {
  const { data, personal } = eventForm(contract);
  return sha256Hex(canonicalJson({ data, personal }));
}

/** A version 1 event without personal data. */
export function eventV1<Type extends string, Shape extends z.ZodRawShape>(category: string, type: Type, shape: Shape) {
  return { type, schemaVersion: 1, category, data: z.strictObject(shape), personal: null } as const;
}

/** A version 1 event whose `personal` part is sealed for the person named by the field `subject`. */
export function personalEventV1<Type extends string, Shape extends z.ZodRawShape, PersonalShape extends z.ZodRawShape>(
  category: string,
  type: Type,
  shape: Shape,
  personal: { subject: keyof Shape & string; shape: PersonalShape },
) {
  return {
    type,
    schemaVersion: 1,
    category,
    data: z.strictObject(shape),
    personal: { subject: personal.subject, schema: z.strictObject(personal.shape) },
  } as const;
}

/** The form under a later version than the first; what it was before is among the past forms. */
export function nextVersion<Contract extends EventContract>(contract: Contract, schemaVersion: number) {
  return { ...contract, schemaVersion };
}
