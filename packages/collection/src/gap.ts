/**
 * What could not be read although the archive as a whole could. `true` = posts of the window may be missing
 * because of it, so the window does not count as reached (rule R17: what was not read is never "clean").
 */
const losesPosts = {
  missing_part: true,
  file_damaged: true,
  unknown_shape: true,
  item_too_large: true,
  count_differs: true,
  no_posts_file: true,
  list_missing: true,
  export_outdated: true,
  items_malformed: false,
  account_file_missing: false,
  audience_not_stated: false,
  duplicate_part: false,
  label_order_assumed: false,
  list_left_out: false,
  not_read: false,
  note_without_post: false,
  range_not_stated: false,
  shared_text_cut: false,
  undated: false,
} as const;

export type GapCode = keyof typeof losesPosts;

/** `detail` is one sentence without personal content; `file` is the path inside the export, without its root. */
export type ArchiveGap = { readonly code: GapCode; readonly detail: string; readonly file?: string };

export function gap(code: GapCode, detail: string, file?: string): ArchiveGap {
  return file === undefined ? { code, detail } : { code, detail, file };
}

export function mayLosePosts(found: ArchiveGap): boolean {
  return losesPosts[found.code];
}
