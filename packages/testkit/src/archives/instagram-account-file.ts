import type { InstagramExportOptions } from './instagram-export.ts';
import { instagramLabels } from './instagram-labels.ts';
import type { ExportFile } from './made-export.ts';
import { metaJson } from './meta-json.ts';

export function instagramAccountFile(options: InstagramExportOptions): ExportFile {
  const labels = instagramLabels[options.language ?? 'en'];
  const values: [string, string][] = [
    [labels.email, options.email],
    [labels.username, options.handle],
    [labels.name, options.name],
    [labels.privateAccount, options.isPrivate ? labels.yes : labels.no],
  ];
  const path =
    options.layout === 'older'
      ? 'personal_information/personal_information.json'
      : 'personal_information/personal_information/personal_information.json';
  if (options.layout === 'newest') {
    const fields = values.map(([label, value]) => ({ label, value }));
    return { path, content: metaJson([{ label_values: fields, media: [] }]) };
  }
  const fields = Object.fromEntries(values.map(([label, value]) => [label, { href: '', value, timestamp: 0 }]));
  return { path, content: metaJson({ profile_user: [{ media_map_data: {}, string_map_data: fields }] }) };
}
