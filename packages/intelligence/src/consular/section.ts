import type { Instant } from '@visaguard/kernel';
import { type ConsularNote, type ConsularNotes, consularTopics, consularVersion, notReadReasons } from './note.ts';
import {
  notReadWords,
  platformNames,
  sectionStatements,
  sectionTitle,
  topicFacts,
  topicWords,
  visibilityTopic,
} from './section-words.ts';

/** What is known of one source: its notes, or none where it was not read yet. */
export type SectionSource = { readonly sourceId: string; readonly notes: ConsularNotes | null };

/**
 * The section for its person's eyes: the closed topics in a fixed order, each with its notes, newest first.
 * @param agreedAt when the person agreed to it.
 */
export function consularSection(sources: readonly SectionSource[], agreedAt: Instant) {
  const read = sources.flatMap(({ sourceId, notes }) => (notes ? [{ sourceId, notes }] : []));
  return {
    title: sectionTitle,
    version: consularVersion,
    agreedAt,
    statements: sectionStatements,
    sourcesNotReadYet: sources.length - read.length,
    topics: consularTopics.map((topic) => ({
      topic: { code: topic, words: topicWords[topic] },
      notes: read.flatMap((source) => sectionNotes(source, topic)).sort(newestFirst),
      notesLeftOut: read.reduce((sum, { notes }) => sum + notes.notesLeftOut[topic], 0),
    })),
    visibility: {
      topic: visibilityTopic,
      accounts: read.map(({ sourceId, notes: { platform, visibility } }) => ({
        sourceId,
        platform: coded(platform),
        public: visibility.public,
        notPublic: visibility.not_public,
        unknown: visibility.unknown,
      })),
    },
    coverage: read.map(({ sourceId, notes: { platform, postsRead, postsNotRead } }) => ({
      sourceId,
      platform: coded(platform),
      postsRead,
      postsNotRead: notReadReasons.map((code) => ({ code, words: notReadWords[code], count: postsNotRead[code] })),
    })),
  };
}

type ReadSource = { readonly sourceId: string; readonly notes: ConsularNotes };

function sectionNotes({ sourceId, notes: { platform, notes } }: ReadSource, topic: ConsularNote['topic']) {
  return notes
    .filter((note) => note.topic === topic)
    .map(({ rule, quote, start, end, postedAt, permalink, account }) => ({
      ...{ sourceId, platform: coded(platform), fact: factOf(topic, account), rule, quote, start, end },
      ...{ postedAt, permalink, account },
    }));
}

function factOf(topic: ConsularNote['topic'], account: ConsularNote['account']): string {
  const named = account === null ? '' : `${platformNames[account.platform]} ${account.handle}`;
  return topicFacts[topic].replace('{account}', () => named);
}

function coded(platform: ConsularNotes['platform']) {
  return { code: platform, words: platformNames[platform] };
}

function newestFirst(a: { readonly postedAt: Instant }, b: { readonly postedAt: Instant }): number {
  return a.postedAt === b.postedAt ? 0 : a.postedAt < b.postedAt ? 1 : -1;
}
