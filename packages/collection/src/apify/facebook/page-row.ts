import { z } from 'zod';
import type { AccountReading } from '../source.ts';

const id = z.string().regex(/^\d{1,20}$/);

const page = z.looseObject({
  facebookId: id.nullish(),
  pageId: id.nullish(),
  pageName: z.string().nullish(),
  title: z.string().nullish(),
  intro: z.string().nullish(),
  categories: z.array(z.string()).nullish().catch(null),
  personalProfile: z.unknown().optional(),
});
type Page = z.infer<typeof page>;

/**
 * One item of `apify/facebook-pages-scraper`. Facebook shows a person's timeline only to who is logged in, which
 * VisaGuard never is; so one that a public look happens to reach is not read: it is read from its owner's export.
 */
export function readPageRow(row: unknown, handle: string): AccountReading {
  const { data } = page.safeParse(row);
  const accountId = data?.facebookId ?? data?.pageId;
  if (!data || !accountId) return { state: 'malformed' };
  const account = {
    ...{ handle: handleOf(data, handle), accountId, displayName: data.title || null },
    ...{ biography: data.intro || null, postsCount: null },
  };
  return { state: 'account', account, visibility: isPersonal(data) ? 'login_required' : 'public' };
}

/** A page without a name of its own comes as `people`; its number is its handle then. */
function handleOf({ facebookId, pageId, pageName }: Page, handle: string): string {
  if (handle === facebookId || handle === pageId) return handle;
  return (pageName ?? '').replaceAll('.', '');
}

function isPersonal({ personalProfile, categories }: Page): boolean {
  return Boolean(personalProfile) || categories?.[0]?.toLowerCase() === 'profile';
}
