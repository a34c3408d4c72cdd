import { type Err, err } from '@visaguard/kernel';

/**
 * Why an input cannot be read at all. Each sentence says what to do next and holds nothing of the file's
 * content: it may be shown, logged and stored.
 */
const details = {
  not_found: 'There is no file or folder at this place; check the path and try again.',
  unreadable: 'The file cannot be opened; check that you may read it and try again.',
  empty_file: 'The file is empty; download the export again and hand in the new file.',
  not_an_export: 'This is not a data export this version knows; hand in the ZIP as the platform sent it.',
  corrupt_zip: 'The ZIP is cut off or damaged; download it again and hand in the new file.',
  encrypted_zip: 'The ZIP is protected by a password; unpack it and hand in the folder, or the ZIP as downloaded.',
  zip_bomb: 'The ZIP unpacks to far more than an export holds and was not read; hand in the ZIP as downloaded.',
  too_many_entries:
    'The archive lists more files than an export holds and was not read; hand in the ZIP as downloaded.',
  too_large: 'The text files of this archive are larger than this version reads; ask for a shorter date range.',
  unsafe_entry_name:
    'The ZIP holds file names that point outside of it and was not read; hand in the ZIP as downloaded.',
  symlink_entry: 'The ZIP holds links to other files and was not read; hand in the ZIP as downloaded.',
  html_export: 'This is an HTML export; ask the platform for the export again and choose JSON as its format.',
  text_export: 'This is an export as plain text; ask the platform for the export again and choose JSON as its format.',
  nested_archive: 'This ZIP only holds other archives; unpack it once and hand in the ZIPs inside.',
  wrong_platform: 'This is an export of another platform than the one to be read; hand in the one asked for.',
  mixed_accounts: 'These files come from different accounts; hand in the exports of one account at a time.',
  canceled: 'Reading was canceled; start it again to read the archive.',
} as const;

export type ArchiveFaultCode = keyof typeof details;
export type ArchiveFault = { readonly code: ArchiveFaultCode; readonly detail: string };

export function fault(code: ArchiveFaultCode): ArchiveFault {
  return { code, detail: details[code] };
}

export function faulty(code: ArchiveFaultCode): Err<ArchiveFault> {
  return err(fault(code));
}
