import type { TableShape } from '../csv/read-rows.ts';
import type { FileRule } from '../importer.ts';

/**
 * Names of files, with the member's number where the export is the larger one: `Shares.csv`, `Shares_181682616.csv`.
 * Below four digits a number is that of a part.
 */
const suffix = '(?:_\\d+)?\\.csv';

type Place = { readonly name: string; readonly table: TableShape; readonly head: RegExp };

function rule(kind: string, role: FileRule['role'], { name, table, head }: Place): FileRule {
  const file = `${name}${suffix}`;
  return { kind, role, path: new RegExp(`(?:^|\\/)(${file})$`), alone: new RegExp(`^${file}$`), head, table };
}

const profile: TableShape = { required: ['First Name', 'Last Name'], optional: [], backslashEscapes: false };
const emails: TableShape = { required: ['Email Address'], optional: ['Confirmed'], backslashEscapes: false };
const shares: TableShape = {
  required: ['Date', 'ShareLink', 'ShareCommentary'],
  optional: ['SharedUrl', 'MediaUrl', 'Visibility'],
  backslashEscapes: false,
};
/** The one list whose quotes are written `\"`. */
const comments: TableShape = { required: ['Date', 'Link', 'Message'], optional: [], backslashEscapes: true };

const start = '^\\uFEFF?"?';

/**
 * The files that may be opened. Reactions are likes and stay unread (rule R12). `Positions.csv` and `Profile
 * Summary.csv` hold a biography, which is no post.
 */
export const linkedinFiles: readonly FileRule[] = [
  rule('profile', 'account', {
    name: 'Profile',
    table: profile,
    head: new RegExp(`${start}First Name"?,"?Last Name"?,"?Maiden Name`),
  }),
  rule('emails', 'account', {
    name: 'Email Addresses',
    table: emails,
    head: new RegExp(`${start}Email Address"?,"?Confirmed`),
  }),
  rule('share', 'posts', {
    name: 'Shares',
    table: shares,
    head: new RegExp(`${start}Date"?,"?ShareLink"?,"?ShareCommentary`),
  }),
  rule('comment', 'posts', {
    name: 'Comments',
    table: comments,
    head: new RegExp(`${start}Date"?,"?Link"?,"?Message`),
  }),
];

/** Whatever a rule says, a file with such a name or in such a folder is not opened. */
export const linkedinNever =
  /(?:^|\/)(?:messages|connections|invitations)\/|(?:^|\/)[^/]*(?:message|invitation|connection|contact|reaction|search|recommendation|endorsement|ads[ _]|ad_targeting|inference|login|receipt|phone|security|saved|registration)[^/]*$/i;

export const linkedinMarkers = [
  /(?:^|\/)(?:Basic|Complete)_LinkedInDataExport_[^/]*\//,
  /(?:^|\/)(?:Connections|Positions|Invitations|Member_Follows|InstantReposts|Company Follows)(?:_\d+)?\.csv$/,
];

export const linkedinPassedOver = [
  {
    path: /(?:^|\/)Articles\/.*\.html?$/,
    detail: 'The export holds articles; they carry no dates and may be drafts, and are not read.',
  },
  {
    path: /(?:^|\/)InstantReposts(?:_\d+)?\.csv$/,
    detail: 'The export holds a list of reposts without words; it names links only and is not read.',
  },
  {
    path: /(?:^|\/)Recommendations_Given(?:_\d+)?\.csv$/,
    detail: 'The export holds recommendations that the person wrote about others; they are not read.',
  },
];

/** The number in the name of a file of the larger export: the member's own. */
export function memberIdOf(label: string): string | null {
  return /_(\d{4,20})\.csv$/.exec(label)?.[1] ?? null;
}

/** `Complete_LinkedInDataExport_08-22-2026/`: the day it was made, month first. */
export function dayOfRoot(root: string | null): string | null {
  const parts = /LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})[^/]*\/$/.exec(root ?? '');
  const day = parts ? `${parts[3]}-${parts[1]}-${parts[2]}` : null;
  return day === null || Number.isNaN(Date.parse(day)) ? null : day;
}
