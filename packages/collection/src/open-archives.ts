import type { Platform } from '@visaguard/domain';
import { err, ok, type Result } from '@visaguard/kernel';
import type { ArchiveInput } from './archive.ts';
import type { Container } from './container/container.ts';
import { openContainer } from './container/open-container.ts';
import { type ArchiveFault, fault } from './fault.ts';
import type { FoundFile, Importer } from './importer.ts';
import { importerOf } from './importers.ts';
import { createSurvey, matchAlone, matchPath, type Survey } from './survey.ts';

export type OpenedArchive = {
  readonly platform: Platform;
  readonly importer: Importer;
  readonly container: Container;
  readonly survey: Survey;
  readonly files: readonly FoundFile[];
  /** The folder all paths lie under; null where the export has none. */
  readonly root: string | null;
};

export function nameOfInput(input: ArchiveInput): string {
  return input.kind === 'path' ? input.path : input.name;
}

/** Opens one input, says whose platform's it is and which of its files may be opened. */
export async function openArchive(input: ArchiveInput, inputAt: number): Promise<Result<OpenedArchive, ArchiveFault>> {
  const survey = createSurvey();
  let head = '';
  const watched = {
    see: survey.see,
    seeAlone: (name: string, text: string) => {
      head = text;
      return survey.seeAlone(name, text);
    },
  };
  const opened = await openContainer(input, watched);
  if (!opened.ok) return opened;
  const container = opened.value;
  const verdict = survey.verdict();
  const importer = 'platform' in verdict ? importerOf(verdict.platform) : null;
  if (!importer) {
    await container.close();
    return err(fault('fault' in verdict ? verdict.fault : 'not_an_export'));
  }
  const { files, root } = findFiles({ importer, container, inputAt, head });
  return ok({ platform: importer.platform, importer, container, survey, files, root });
}

type Finding = { importer: Importer; container: Container; inputAt: number; head: string };

function findFiles({ importer, container, inputAt, head }: Finding) {
  const files: FoundFile[] = [];
  let root: string | null = null;
  for (const entry of container.entries) {
    const alone = container.kind === 'file';
    const matched = alone ? matchAlone(importer, entry.path, head) : matchPath(importer, entry.path);
    if (!matched) continue;
    root ??= matched.root === '' ? null : matched.root;
    files.push({ rule: matched.rule, label: matched.label, inputAt, entry });
  }
  files.sort((left, right) => inReadingOrder(importer, left, right));
  return { files, root };
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** As the importer lists its rules, posts before comments, so that a limit cuts what matters least. */
function inReadingOrder(importer: Importer, left: FoundFile, right: FoundFile): number {
  const byRule = importer.files.indexOf(left.rule) - importer.files.indexOf(right.rule);
  return byRule !== 0 ? byRule : byNumber.compare(left.label, right.label);
}

export async function closeAll(archives: readonly OpenedArchive[]): Promise<void> {
  for (const { container } of archives) await container.close();
}
