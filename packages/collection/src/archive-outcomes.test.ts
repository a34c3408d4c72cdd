import {
  type ArchiveProofInput,
  canonicalHandle,
  type Platform,
  platforms,
  proveByArchive,
  sourceCoverage,
} from '@visaguard/domain';
import {
  buildFacebookExport,
  buildInstagramExport,
  buildLinkedinExport,
  buildTiktokExport,
  buildXExport,
  cutOff,
  encrypted,
  type MadeExport,
  makeExport,
} from '@visaguard/testkit';
import { test } from 'vitest';
import type { ReadArchiveOptions } from './read-archive.ts';
import { expectTable } from './testing/generated-table.ts';
import {
  mara,
  maraOnFacebook,
  maraOnLinkedin,
  maraOnX,
  readAll,
  textInput,
  window,
  zipInput,
} from './testing/read-all.ts';

type Posts = readonly { readonly text: string; readonly at: string }[];
type Owner = 'mara' | 'somebody' | 'without_email';
type Build = Readonly<Record<Platform, (posts: Posts, owner?: Owner) => MadeExport>>;
type Declared = ArchiveProofInput['declared'];

const handles: Readonly<Record<Platform, string>> = {
  ...{ instagram: 'mara.sample', tiktok: 'mara.sample', linkedin: 'mara-sample' },
  ...{ facebook: 'marasample', x: 'mara_sample' },
};
const somebody = { handle: 'some.body', name: 'Some Body', email: 'some@body.example' };
const unknownEmail = { email: 'other@sample.example', name: 'Another Name' };

const build: Build = {
  instagram: (posts, owner) => buildInstagramExport({ ...mara, ...other(owner), posts: [...posts] }),
  tiktok: (posts, owner) => buildTiktokExport({ ...mara, ...other(owner), posts: [...posts] }),
  linkedin: (posts, owner) => buildLinkedinExport({ ...maraOnLinkedin, ...otherOnLinkedin(owner), posts: [...posts] }),
  facebook: (posts, owner) => buildFacebookExport({ ...maraOnFacebook, ...other(owner), posts: [...posts] }),
  x: (posts, owner) => buildXExport({ ...maraOnX, ...otherOnX(owner), posts: [...posts] }),
};

function other(owner: Owner = 'mara') {
  if (owner === 'mara') return {};
  return owner === 'somebody' ? somebody : unknownEmail;
}

function otherOnX(owner?: Owner) {
  return owner === 'somebody' ? { ...somebody, handle: 'some_body', accountId: '99' } : other(owner);
}

function otherOnLinkedin(owner: Owner = 'mara') {
  return owner === 'mara' ? {} : { firstName: 'Some', lastName: 'Body', email: 'some@body.example', memberId: '99' };
}

/** Posts all over the window, as somebody writes who writes every month. */
const everyMonth: Posts = Array.from({ length: 60 }, (_, month) => ({
  text: `words of month ${month}`,
  at: new Date(Date.UTC(2021, 10 + month, 2, 10)).toISOString(),
}));
const old: Posts = [{ text: 'long ago', at: '2018-06-01T10:00:00.000Z' }];

type Case = Partial<Pick<ReadArchiveOptions, 'postsMax'>> & {
  readonly made: (platform: Platform) => MadeExport | 'html' | 'other_platform';
  readonly declared?: Partial<Declared>;
};

const cases: Readonly<Record<string, Case>> = {
  'the whole export': { made: (platform) => build[platform](everyMonth) },
  'the whole export of an account proven before': {
    made: (platform) => build[platform](everyMonth),
    declared: { isProven: true },
  },
  'an export without posts, of an account proven before': {
    made: (platform) => build[platform]([]),
    declared: { isProven: true },
  },
  'posts before the window alone, of an account proven before': {
    made: (platform) => build[platform](old),
    declared: { isProven: true },
  },
  'more posts than are read': {
    made: (platform) => build[platform](everyMonth),
    ...{ postsMax: 50, declared: { isProven: true } },
  },
  "somebody else's export": { made: (platform) => build[platform](everyMonth, 'somebody') },
  'an export with another e-mail and name': { made: (platform) => build[platform](everyMonth, 'without_email') },
  'an account with another number than before': {
    made: (platform) => build[platform](everyMonth),
    declared: { isProven: true, accountId: '5' },
  },
  'a download that ended early': { made: (platform) => changed(platform, cutOff(0.7)) },
  'a password': { made: (platform) => changed(platform, encrypted) },
  'pages to look at instead of JSON': { made: () => 'html' },
  'an export of another platform': { made: () => 'other_platform' },
};

function changed(
  platform: Platform,
  change: Parameters<typeof makeExport>[2] extends readonly (infer C)[] | undefined ? C : never,
) {
  const made = build[platform](everyMonth);
  return makeExport(made.fileName, made.files, [change]);
}

async function inputOf(made: ReturnType<Case['made']>, platform: Platform) {
  if (made === 'html') return textInput('posts_1.html', '<!DOCTYPE html><html><body>words</body></html>');
  if (made === 'other_platform') return zipInput(build[platform === 'x' ? 'instagram' : 'x'](everyMonth));
  return zipInput(made);
}

/** What a screening makes of it: the same rules, in the order in which it asks them. */
async function outcomeOf(platform: Platform, { made, declared, ...options }: Case): Promise<string> {
  const inputs = [await inputOf(made(platform), platform)];
  const { posts, outcome } = await readAll({ inputs, platform, window, ...options });
  if (outcome.fault) return 'not_assessed: archive_invalid';
  const found = outcome.account;
  const name = found?.handle ? canonicalHandle(platform, found.handle) : null;
  const proof = proveByArchive({
    declared: { handle: handles[platform], email: mara.email, name: mara.name, ...declared },
    archive: {
      handle: name?.ok ? name.value.canonical : null,
      ...{ accountId: found?.accountId ?? null, emails: found?.emails ?? [], name: found?.name ?? null },
    },
  });
  if (proof.kind === 'mismatch') {
    return proof.reason === 'recycled' ? 'not_assessed: not_proven' : 'not_assessed: archive_mismatch';
  }
  if (proof.kind === 'not_proven') return 'not_assessed: not_proven';
  const { windowReached, limitReached } = outcome;
  const coverage = sourceCoverage({
    ...{ sourceKind: 'archive', postsCollected: posts.length, postsAssessed: posts.length, postsModelFailed: 0 },
    ...{ windowReached, limitReached },
  });
  if (coverage.state === 'partial') return `partial: ${coverage.reasons.join(', ')}`;
  return coverage.state === 'not_assessed' ? `not_assessed: ${coverage.reason}` : coverage.state;
}

test('what each export comes to stands on the page', async () => {
  const rows = await Promise.all(
    Object.entries(cases).map(async ([name, one]) => [
      name,
      ...(await Promise.all(platforms.map((platform) => outcomeOf(platform, one)))),
    ]),
  );
  expectTable('archives', [['handed in', ...platforms], ...rows]);
});
