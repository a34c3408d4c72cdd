import type { JsonObject } from '../apify/actor.ts';
import type { ModelErrorFault, ModelFault } from './faults.ts';

export type WireAnswer = {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request as it was taken apart; `refusal`: why no service of this kind would take it. */
export type ReadRequest =
  | { readonly model: string; readonly system: string; readonly user: string }
  | { readonly refusal: string };

/** What is different between the services. */
export type ModelWire = {
  /** Of the path behind the service's address; its first group is the model where the path names it. */
  readonly path: RegExp;
  keyOf(headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined;
  read(body: JsonObject, pathModel: string | undefined): ReadRequest;
  /** The answer of status 200 with this text, changed by the fault if it is one of answers. */
  answer(reply: { readonly text: string; readonly model: string }, fault: ModelFault | null): unknown;
  error(fault: ModelErrorFault): unknown;
};

/** The keys of an object that are not among the known ones, as a sentence; null where there are none. */
export function strayKey(object: unknown, known: readonly string[]): string | null {
  const stray = Object.keys(isObject(object) ? object : {}).find((key) => !known.includes(key));
  return stray === undefined ? null : `unknown key ${stray}`;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the answer calls its model. */
export function answeringModel(fault: ModelFault | null, model: string): string {
  if (fault === 'wrong_model') return 'made-up-other-model';
  return typeof fault === 'object' && fault && 'answersAs' in fault ? fault.answersAs : model;
}

/** Tokens as a made-up model counts them. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
