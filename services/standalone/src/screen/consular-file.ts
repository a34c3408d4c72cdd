import { readFile } from 'node:fs/promises';
import { type ConsularNotes, consularSection } from '@visaguard/intelligence';
import { canonicalJson, type Instant, type Json, sha256Hex } from '@visaguard/kernel';
import { viewJson } from '@visaguard/report';

export const consularFileName = 'consular-section.json';

export type NotedSource = { readonly sourceId: string; readonly notes: ConsularNotes };

export type ConsularFile = {
  /** For `consular-section.json`: never a part of the report, in whichever form. */
  readonly json: string;
  readonly summary: string;
};

/** The section in a file of its own, with the report that it was made beside. */
export function consularFile(noted: readonly NotedSource[], made: { reportId: string; asOf: Instant }): ConsularFile {
  // When the person said yes is not written: the same exports and day give the same file.
  const { agreedAt: _agreedAt, ...section } = consularSection(noted, made.asOf);
  const published = viewJson(section) as { readonly [member: string]: Json };
  const content = { object: 'consular_section', report_id: made.reportId, as_of: made.asOf, ...published };
  const json = `${JSON.stringify({ ...content, sha256: hashOf(content) }, null, 2)}\n`;
  const counts = section.topics
    .map(({ topic, notes, notesLeftOut }) => `  ${topic.words}: ${notes.length + notesLeftOut}`)
    .join('\n');
  const head = `${section.title.toUpperCase()} (not part of the report)`;
  return {
    json,
    summary: `${head}\n${counts}\n  The sentences themselves are in ${consularFileName}. Nobody but you has it.\n`,
  };
}

/** Whether this program wrote the file and nobody has changed it since. */
export async function isOwnConsularFile(path: string): Promise<boolean> {
  try {
    const { sha256, ...content } = JSON.parse(await readFile(path, 'utf8'));
    return content.object === 'consular_section' && sha256 === hashOf(content);
  } catch {
    return false;
  }
}

function hashOf(content: { readonly [member: string]: Json }): string {
  return sha256Hex(canonicalJson(content));
}
