import type { SeededCase } from './seed-screening.ts';
import type { TestApi } from './start-test-api.ts';

/** A reviewer takes the case and decides every finding alike, through the API, and closes it. */
export async function decideCase(
  api: TestApi,
  reviewer: { readonly token: string },
  { reviewId, findingIds }: SeededCase,
  body: object = { decision: 'confirm', certainty: 'certain', reason: 'A threat against a person.' },
): Promise<void> {
  const as = reviewer.token;
  await api.request('POST', '/v1/reviews/claim', { as });
  for (const findingId of findingIds) {
    await api.request('POST', `/v1/reviews/${reviewId}/findings/${findingId}/decision`, { as, body });
  }
  const closed = await api.request('POST', `/v1/reviews/${reviewId}/close`, { as });
  if (closed.status !== 200) throw new Error(closed.text);
}
