import { z } from '@hono/zod-openapi';
import { idForm } from '@visaguard/contracts';
import type { IdKind } from '@visaguard/kernel';
import type { Page, PageRequest } from '@visaguard/read-models';
import type { Reply } from './reply.ts';

const limit = z.coerce.number().int().min(1).max(100).default(25);

/** Query of a list: `limit` and `starting_after`, the id of the last object of the page before. */
export function pageQuery(kind: IdKind) {
  return z.strictObject({ limit, starting_after: idForm(kind).optional() });
}

export function pageRequest(query: { limit: number; starting_after?: string | undefined }): PageRequest {
  return { limit: query.limit, startingAfter: query.starting_after ?? null };
}

/** One page as it goes out. `bodies` are the rows of `page` in their order. */
export function listed(page: Pick<Page<unknown>, 'hasMore'>, bodies: readonly unknown[]): Reply {
  return { kind: 'json', status: 200, headers: {}, body: { object: 'list', data: bodies, has_more: page.hasMore } };
}
