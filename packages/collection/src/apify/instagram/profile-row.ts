import { z } from 'zod';
import type { AccountReading } from '../source.ts';

const profile = z.looseObject({
  id: z.string().min(1),
  username: z.string().min(1),
  private: z.boolean(),
  fullName: z.string().nullish(),
  biography: z.string().nullish(),
  postsCount: z.number().int().nonnegative().nullish(),
});

/** One item of `apify/instagram-profile-scraper`. A private account has its header too. */
export function readProfileRow(row: unknown): AccountReading {
  const { data } = profile.safeParse(row);
  if (!data) return { state: 'malformed' };
  const account = {
    handle: data.username,
    accountId: data.id,
    displayName: data.fullName || null,
    biography: data.biography || null,
    postsCount: data.postsCount ?? null,
  };
  return { state: 'account', account, visibility: data.private ? 'private' : 'public' };
}
