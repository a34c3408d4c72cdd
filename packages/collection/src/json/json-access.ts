import type { Json } from '@visaguard/kernel';

/** The member of an object, or undefined where there is no object or no such member of its own. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Follows names and list positions from member to member. */
export function at(value: Json | undefined, ...steps: readonly (string | number)[]): Json | undefined {
  let here = value;
  for (const step of steps) here = typeof step === 'number' ? listOf(here)[step] : member(here, step);
  return here;
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A number, also where the platform writes it as text; null for anything else. */
export function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,18}(?:\.\d+)?$/.test(value.trim())) return null;
  return Number(value);
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}
