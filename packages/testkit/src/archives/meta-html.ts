import type { ExportFile } from './made-export.ts';

/** The page that Meta sends in place of a JSON file, by default. */
export function asHtml(file: ExportFile): ExportFile {
  if (!file.path.endsWith('.json')) return file;
  return {
    path: file.path.replace(/\.json$/, '.html'),
    content: '<!DOCTYPE html><html><body>Your posts</body></html>',
  };
}
