import { crc32 } from 'node:zlib';
import { type ArchiveGap, gap } from './gap.ts';
import type { FoundFile } from './importer.ts';

/**
 * Parts of one export may repeat a file. The same content under the same label is read once; other content under
 * the same label is another file and gets a label of its own, so that its posts keep ids of their own.
 */
export async function distinctFiles(files: readonly FoundFile[]): Promise<{ files: FoundFile[]; gaps: ArchiveGap[] }> {
  const kept: FoundFile[] = [];
  const gaps: ArchiveGap[] = [];
  for (const file of files) {
    const namesakes = kept.filter((known) => known.label === file.label);
    if (namesakes.length === 0) {
      kept.push(file);
    } else if (await isRepeated(file, namesakes)) {
      if (file.rule.role !== 'posts') continue;
      gaps.push(
        gap('duplicate_part', 'Two of the files handed in hold the same posts; they were read once.', file.label),
      );
    } else {
      kept.push({ ...file, label: `part${file.inputAt + 1}/${file.label}` });
    }
  }
  return { files: kept, gaps };
}

async function isRepeated(file: FoundFile, namesakes: readonly FoundFile[]): Promise<boolean> {
  const own = await fingerprint(file);
  for (const namesake of namesakes) if (own !== null && own === (await fingerprint(namesake))) return true;
  return false;
}

async function fingerprint({ entry }: FoundFile): Promise<string | null> {
  let sum = 0;
  try {
    for await (const chunk of entry.open()) sum = crc32(chunk, sum);
  } catch {
    return null;
  }
  return `${entry.sizeBytes} ${sum}`;
}
