import { sha256Hex } from '@visaguard/kernel';

/**
 * Which half of the gold set a post is in. Rules and weights may be made with `dev` before the eyes; `test` is for measuring
 * alone.
 */
export function splitOf(id: string): 'dev' | 'test' {
  return Number.parseInt(sha256Hex(`split:${id}`).slice(0, 8), 16) % 2 === 0 ? 'dev' : 'test';
}
