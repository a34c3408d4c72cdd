import {
  facebookPage,
  facebookPost,
  instagramPost,
  instagramProfile,
  type JsonObject,
  linkedinPost,
  linkedinProfile,
  type MadeUpActor,
  type RunScript,
  tiktokVideo,
  xTweet,
  xUser,
} from '@visaguard/testkit';

const postsEach = 4;
const idOf = (nth: number) => String(900_000 + nth);

/** The handle of the nth person, the same on every platform. */
export const handleOf = (nth: number) => `sample${nth}`;
/** The number of the nth person's account: on LinkedIn a text, elsewhere digits. */
export const accountIdOf = (nth: number) => idOf(nth);

type Items = (nth: number) => readonly JsonObject[];

const posts =
  (of: (id: string, nth: number) => JsonObject): Items =>
  (nth) =>
    Array.from({ length: postsEach }, (_, at) => of(`${idOf(nth)}${at}`, nth));

const tiktokItems = posts((id, nth) => tiktokVideo(id, { id: idOf(nth), name: handleOf(nth) }));

const itemsOf: Readonly<Record<string, Items>> = {
  'apify/instagram-profile-scraper': (nth) => [instagramProfile({ id: idOf(nth), username: handleOf(nth) })],
  'apify/instagram-scraper': posts((id, nth) =>
    instagramPost({ id, caption: `words of ${id}`, ownerId: idOf(nth), timestamp: '2026-06-01T10:00:00.000Z' }),
  ),
  'clockworks/tiktok-scraper': tiktokItems,
  'harvestapi/linkedin-profile-scraper': (nth) => [linkedinProfile(idOf(nth), handleOf(nth))],
  'harvestapi/linkedin-profile-posts': posts((id, nth) =>
    linkedinPost(id, { id: idOf(nth), publicIdentifier: handleOf(nth) }),
  ),
  'apify/facebook-pages-scraper': (nth) => [facebookPage(idOf(nth), handleOf(nth))],
  'apify/facebook-posts-scraper': posts((id, nth) => facebookPost(id, idOf(nth), { pageName: handleOf(nth) })),
  'apidojo/twitter-user-scraper': (nth) => [xUser(idOf(nth), handleOf(nth))],
  'apidojo/tweet-scraper': posts((id, nth) => xTweet(id, xUser(idOf(nth), handleOf(nth)))),
};

/** Every actor that is run unless another is chosen, for people who are on all five platforms. */
export function madeUpActors(run: Pick<RunScript, 'endsAfterMs'>): readonly MadeUpActor[] {
  return Object.entries(itemsOf).map(([name, items], at) => ({
    ...{ name, id: `madeUpActor${at}` },
    run: (input) => ({ ...run, items: items(whoIn(input)), costUsd: 0.004 }),
  }));
}

function whoIn(input: JsonObject): number {
  const [, nth] = /sample(\d+)/.exec(JSON.stringify(input)) ?? [];
  if (nth === undefined) throw new Error('a run of nobody');
  return Number(nth);
}
