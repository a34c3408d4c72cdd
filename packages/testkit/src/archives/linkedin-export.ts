import type { Instant } from '@visaguard/kernel';
import { linkedinForbiddenFiles } from './forbidden-files.ts';
import {
  csvText,
  type QuoteEscape,
  remarkColumns,
  remarkRow,
  type SampleRemark,
  type SampleShare,
  shareColumns,
  shareRow,
} from './linkedin-rows.ts';
import { type ExportFile, type MadeExport, makeExport, mediaFiles, type ZipChange } from './made-export.ts';

/**
 * `no_account_file`, `no_posts_file` and `no_comments_file` leave those out; `other_columns` renames the columns of
 * the posts; `malformed_rows` puts rows of no known shape among them; `wrapped_lines` puts every line of a post in
 * quotes of its own, as some exports do; `cut_off_csv` ends the posts in the middle of a quoted text.
 */
export type LinkedinDefect =
  | 'no_account_file'
  | 'no_posts_file'
  | 'no_comments_file'
  | 'other_columns'
  | 'malformed_rows'
  | 'wrapped_lines'
  | 'cut_off_csv';

export type LinkedinExportOptions = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** In the names of the lists of the complete layout. */
  readonly memberId: string;
  readonly posts: readonly SampleShare[];
  readonly comments?: readonly SampleRemark[];
  /**
   * Default `complete`: lists carry the member's number. `plain` has the same lists without it. `basic` is the quick
   * archive: neither posts nor comments.
   */
  readonly layout?: 'complete' | 'plain' | 'basic';
  /** When the platform made the export; left out, the export does not say. */
  readonly exportedAt?: Instant;
  /** A byte order mark and CRLF, as Windows programs write. */
  readonly windows?: boolean;
  readonly defects?: readonly LinkedinDefect[];
  readonly mediaBytes?: number;
  readonly zipChanges?: readonly ZipChange[];
};

/** A made-up "Get a copy of your data" export of LinkedIn, with the files that must never be opened. */
export function buildLinkedinExport(options: LinkedinExportOptions): MadeExport {
  const layout = options.layout ?? 'complete';
  const [year, month, day] = (options.exportedAt ?? '').slice(0, 10).split('-');
  const size = layout === 'basic' ? 'Basic' : 'Complete';
  const name = `${size}_LinkedInDataExport${day ? `_${month}-${day}-${year}` : ''}`;
  const root = day ? `${name}/` : '';
  const forbidden = linkedinForbiddenFiles(layout === 'complete' ? `_${options.memberId}` : '');
  const files = [
    // On both sides of what may be read, so that reading ahead or behind would touch them.
    ...forbidden.slice(0, 4),
    ...accountFiles(options),
    ...(layout === 'basic' ? [] : listFiles(options)),
    ...forbidden.slice(4),
    ...mediaFiles(options.mediaBytes ?? 0, (at) => `Media/${at}.mp4`),
  ];
  const rooted = files.map((file) => ({ ...file, path: `${root}${file.path}` }));
  return makeExport(`${name}.zip`, rooted, options.zipChanges);
}

type Table = { readonly path: string; readonly rows: readonly (readonly string[])[]; readonly quoteAs?: QuoteEscape };

function tableFile({ path, rows, quoteAs }: Table, windows = false): ExportFile {
  return { path, content: windows ? `\uFEFF${csvText(rows, quoteAs, '\r\n')}` : csvText(rows, quoteAs) };
}

function accountFiles(options: LinkedinExportOptions): ExportFile[] {
  if (options.defects?.includes('no_account_file')) return [];
  const { firstName, lastName, email, windows } = options;
  const columns =
    'First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers';
  const profile = [
    firstName,
    lastName,
    '',
    '',
    '',
    'Student',
    'I like rivers,\nand "bridges".',
    '',
    '',
    '',
    '',
    '',
    '',
  ];
  const addresses = [
    ['Email Address', 'Confirmed', 'Primary', 'Updated On'],
    ['never-confirmed@sample.example', 'No', 'No', 'Not Available'],
    [email, 'Yes', 'Yes', 'Not Available'],
  ];
  return [
    tableFile({ path: 'Profile.csv', rows: [columns.split(','), profile] }, windows),
    tableFile({ path: 'Email Addresses.csv', rows: addresses }, windows),
  ];
}

function listFiles(options: LinkedinExportOptions): ExportFile[] {
  const has = (defect: LinkedinDefect) => options.defects?.includes(defect) ?? false;
  const suffix = (options.layout ?? 'complete') === 'complete' ? `_${options.memberId}` : '';
  const files: ExportFile[] = [];
  if (!has('no_posts_file')) {
    const posts = has('wrapped_lines') ? options.posts.map(wrapped) : options.posts;
    const strange = has('malformed_rows') ? [['2026-01-01'], ['not a date', 'no link', 'text', '', '', '']] : [];
    const columns = has('other_columns') ? shareColumns.map((column) => `My ${column}`) : shareColumns;
    const rows = [columns, ...strange, ...posts.map(shareRow)];
    const file = tableFile({ path: `Shares${suffix}.csv`, rows }, options.windows);
    files.push(has('cut_off_csv') ? { ...file, content: `${file.content}2026-01-02 10:00:00,,"and then` } : file);
  }
  if (!has('no_comments_file')) {
    const rows = [remarkColumns, ...(options.comments ?? []).map(remarkRow)];
    files.push(tableFile({ path: `Comments${suffix}.csv`, rows, quoteAs: '\\"' }, options.windows));
  }
  return files;
}

function wrapped(share: SampleShare): SampleShare {
  return { ...share, text: share.text.replaceAll('\n', '"\n"') };
}
