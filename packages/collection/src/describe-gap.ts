import type { GapCode } from './gap.ts';

/** What a gap means, for people who read a report and have not seen the export. */
const sentences: Readonly<Record<GapCode, string>> = {
  missing_part: 'A part of the export is missing.',
  file_damaged: 'A file of the export is damaged; what it holds was not read, or only in part.',
  unknown_shape: 'A file of the export has a form that this version does not know.',
  item_too_large: 'An entry of the export is too large and was left out.',
  count_differs: 'The export announces another number of posts than it holds.',
  no_posts_file: 'The export holds no file with posts.',
  list_missing: 'The export lacks a list of posts or of comments that a larger one would hold.',
  export_outdated: 'The export was made long before the period ends.',
  items_malformed: 'Some entries have no form that this version knows.',
  account_file_missing: 'The export does not name its account.',
  audience_not_stated: 'The export does not say who could see some of the posts.',
  duplicate_part: 'A part was handed in twice and was read once.',
  list_left_out: 'The export has no list of posts or of comments; the platform leaves out empty ones.',
  label_order_assumed: 'Labels in an unknown language were read by their order.',
  not_read: 'Files that may hold further posts are not read by this version.',
  note_without_post: 'A long post has no entry in the list of posts.',
  range_not_stated: 'The export does not say how far back it goes; no older post was found in it.',
  shared_text_cut: 'Shared posts are cut off in the export.',
  undated: 'Some posts have no date that can be trusted.',
};

/** @param code as an event keeps it; one that this version does not know is told as it is. */
export function describeGap(code: string): string {
  return Object.hasOwn(sentences, code) ? sentences[code as GapCode] : `The export has a gap: ${code}.`;
}
