import type { PinnedActor, RunOrder } from '../actor.ts';
import { dayAfter } from '../day.ts';
import { errorFields } from '../rows.ts';
import type { ErrorMeaning, PostsReader, ProbeReader, PublicSource } from '../source.ts';
import { readAuthorRow, readFilmRow } from './rows.ts';

const filmsActor: PinnedActor = {
  ...{ name: 'clockworks/tiktok-scraper', platform: 'tiktok', use: 'posts', build: null },
  fields: [
    ...['id', 'text', 'createTimeISO', 'authorMeta', 'isSlideshow', 'slideshowImageLinks'],
    ...['locationCreated', 'diggCount', 'shareCount', 'commentCount', ...errorFields],
  ],
  itemUsdMax: 0.01,
};

const meanings: Readonly<Record<string, ErrorMeaning>> = {
  not_found: 'not_found',
  search_query_profile_not_found: 'not_found',
  profile_private: 'private',
  profile_empty: 'empty_or_hidden',
};

const meaning = (error: string) => meanings[error] ?? null;

const accounts: ProbeReader = {
  actor: filmsActor,
  itemsMax: 1,
  input: (handle) => profileInput(handle, 1),
  meaning,
  readAccount: readAuthorRow,
};

const films: PostsReader = {
  actor: filmsActor,
  input: (handle, window, postsMax) => ({
    ...profileInput(handle, postsMax),
    oldestPostDateUnified: dayAfter(window.from, -1),
  }),
  lookInput: (handle) => profileInput(handle, 1),
  meaning,
  readPost: readFilmRow,
};

/** The same maker's actor for profiles alone takes the same input and hands out the same items. */
const profileActor: PinnedActor = { ...filmsActor, name: 'clockworks/tiktok-profile-scraper' };

/** A public account of TikTok: its own videos, not what it reposts. One actor serves both: a video names the account. */
export const tiktokSource: PublicSource = {
  platform: 'tiktok',
  platformSince: '2014-08-01T00:00:00.000Z',
  probe: accounts,
  posts: films,
  alternates: { probe: [{ ...accounts, actor: profileActor }], posts: [{ ...films, actor: profileActor }] },
};

/** No film, picture or subtitle is fetched. */
function profileInput(handle: string, resultsPerPage: number): RunOrder['input'] {
  return {
    ...{ profiles: [handle], profileScrapeSections: ['videos'], profileSorting: 'latest', resultsPerPage },
    ...{ shouldDownloadVideos: false, shouldDownloadCovers: false, shouldDownloadSubtitles: false },
    ...{ shouldDownloadSlideshowImages: false, shouldDownloadAvatars: false, shouldDownloadMusicCovers: false },
  };
}
