import type { Audience, NormalisedPost, Platform } from '@visaguard/domain';
import { judgeLanguage } from '../language/detect-language.ts';
import {
  type ConsularNote,
  type ConsularNotes,
  type ConsularTopic,
  consularTopics,
  consularVersion,
  type NotReadReason,
} from './note.ts';
import { ownAccounts } from './own-accounts.ts';
import { planRules } from './plan-rules.ts';
import { politicalRules } from './political-rules.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { travelRules } from './travel-rules.ts';

const rules = [...politicalRules, ...planRules, ...travelRules];

/** Of one topic and one source; older ones are counted. */
const notesPerTopicMax = 200;

export type NoteTaking = {
  readonly platform: Platform;
  /** Accounts that the applicant has declared, in canonical form. */
  readonly declared: readonly { readonly platform: Platform; readonly handle: string }[];
};

/**
 * Notes what the posts of one source say on the closed list of topics: by published rules over English, in the
 * applicant's own words only. What is not read is counted with its reason. The same posts give the same notes.
 */
export function takeConsularNotes({ platform, declared }: NoteTaking) {
  const known = new Set(declared.map((account) => `${account.platform}:${account.handle}`));
  const postsNotRead: Record<NotReadReason, number> = { other_language: 0, words_of_others: 0, no_text: 0, undated: 0 };
  const visibility: Record<Audience, number> = { public: 0, not_public: 0, unknown: 0 };
  const notes: ConsularNote[] = [];
  let postsRead = 0;

  const add = (post: NormalisedPost): void => {
    visibility[post.audience] += 1;
    const { createdAt } = post;
    const reason = whyNotRead(post);
    if (createdAt === null || reason) {
      postsNotRead[reason ?? 'undated'] += 1;
      return;
    }
    postsRead += 1;
    for (const sentence of sentencesOf(post.text)) notes.push(...notesOn({ ...post, createdAt }, sentence, known));
  };
  const finish = (): ConsularNotes => ({
    version: consularVersion,
    platform,
    postsRead,
    postsNotRead,
    visibility,
    ...newest(notes),
  });
  return { add, finish };
}

/** As people passed on words before platforms had a button for it. */
const passedOn = /^\W*RT @/;

function whyNotRead({ text, kind, createdAt }: NormalisedPost): NotReadReason | null {
  if (createdAt === null) return 'undated';
  if (text.trim() === '') return 'no_text';
  if (kind === 'shared' || passedOn.test(text)) return 'words_of_others';
  const { language, supported } = judgeLanguage(text);
  return language === 'en' || (language === 'und' && supported) ? null : 'other_language';
}

type Dated = NormalisedPost & { readonly createdAt: string };

function notesOn(post: Dated, sentence: Sentence, known: ReadonlySet<string>): ConsularNote[] {
  const seen = sentence.text.replaceAll('’', "'");
  const found = new Map<ConsularTopic, string>();
  for (const { rule, topic, pattern } of rules) {
    if (found.has(topic)) continue;
    const match = pattern.exec(seen);
    if (match && !withinQuotation(seen, match.index)) found.set(topic, rule);
  }
  const plain = [...found].map(([topic, rule]) => noteOf(post, sentence, { topic, rule, account: null }));
  const accounts = ownAccounts(seen, post.platform)
    .filter(({ platform, handle }) => !known.has(`${platform}:${handle}`))
    .map(({ rule, ...account }) => noteOf(post, sentence, { topic: 'undeclared_handle', rule, account }));
  return [...plain, ...accounts];
}

/** Words between quotation marks are somebody else's, or a title. */
function withinQuotation(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const straight = before.match(/"/g)?.length ?? 0;
  return straight % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”');
}

/** The quotation is cut out of the post here and nowhere else, so it cannot differ from it (rule R12). */
function noteOf(
  { text, nativeId, createdAt, permalink, kind, audience }: Dated,
  { start, end }: Sentence,
  what: Pick<ConsularNote, 'topic' | 'rule' | 'account'>,
): ConsularNote {
  const place = { start, end, quote: text.slice(start, end) };
  return { ...what, postNativeId: nativeId, ...place, postedAt: createdAt, permalink, kind, audience };
}

function newest(notes: readonly ConsularNote[]): Pick<ConsularNotes, 'notes' | 'notesLeftOut'> {
  const sorted = onceForEachAccount(notes.toSorted(newestFirst));
  const notesLeftOut = { political_statement: 0, work_study_stay_plan: 0, travel: 0, undeclared_handle: 0 };
  const kept = consularTopics.flatMap((topic) => {
    const ofTopic = sorted.filter((note) => note.topic === topic);
    notesLeftOut[topic] = Math.max(0, ofTopic.length - notesPerTopicMax);
    return ofTopic.slice(0, notesPerTopicMax);
  });
  return { notes: kept.toSorted(newestFirst), notesLeftOut };
}

function onceForEachAccount(notes: readonly ConsularNote[]): ConsularNote[] {
  const named = new Set<string>();
  return notes.filter(({ account }) => {
    if (account === null) return true;
    const key = `${account.platform}:${account.handle}`;
    return !named.has(key) && named.add(key);
  });
}

function newestFirst(a: ConsularNote, b: ConsularNote): number {
  if (a.postedAt !== b.postedAt) return a.postedAt < b.postedAt ? 1 : -1;
  if (a.postNativeId !== b.postNativeId) return a.postNativeId < b.postNativeId ? -1 : 1;
  return a.start - b.start || consularTopics.indexOf(a.topic) - consularTopics.indexOf(b.topic);
}
