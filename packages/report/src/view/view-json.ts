import type { Json } from '@visaguard/kernel';

/**
 * A view, or a part of one, as it is published, in files and by the API: plain JSON whose members are named in snake_case, as everywhere on
 * the wire. Publishing what is published already changes nothing.
 */
export function viewJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(viewJson);
  const members = Object.entries(value as object).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [wireName(name), viewJson(member)]));
}

/** `postId` as `post_id`. */
export function wireName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
