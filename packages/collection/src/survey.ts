import type { Platform } from '@visaguard/domain';
import type { InputSurvey } from './container/open-container.ts';
import type { ArchiveFaultCode } from './fault.ts';
import type { FileRule, Importer } from './importer.ts';
import { importers } from './importers.ts';

export type MatchedFile = { readonly rule: FileRule; readonly label: string; readonly root: string };

/** What a walk over the paths of one input has shown. */
export type Survey = InputSurvey & {
  verdict(): { readonly platform: Platform } | { readonly fault: ArchiveFaultCode };
  /** Files with posts that this version leaves unread, as sentences. */
  passedOver(importer: Importer): readonly string[];
};

/** The rule that allows this path to be opened, or null: then nothing opens it. */
export function matchPath(importer: Importer, path: string): MatchedFile | null {
  if (importer.never.test(path)) return null;
  for (const rule of importer.files) {
    const label = rule.path.exec(path)?.[1];
    if (label !== undefined) return { rule, label, root: path.slice(0, path.length - label.length) };
  }
  return null;
}

/** As `matchPath`, for a file that came without its archive. */
export function matchAlone(importer: Importer, name: string, head: string): MatchedFile | null {
  if (importer.never.test(name)) return null;
  const rule =
    importer.files.find((candidate) => candidate.alone?.test(name)) ??
    importer.files.find((candidate) => candidate.head?.test(head));
  return rule ? { rule, label: name, root: '' } : null;
}

/** Votes per path; keeps counts only, so that a listing of 500,000 paths costs no memory. */
export function createSurvey(): Survey {
  const votes = new Map<Platform, number>();
  const passedOver = new Set<string>();
  let html = 0;
  let text = 0;
  let archives = 0;
  const vote = (platform: Platform, weight: number) => votes.set(platform, (votes.get(platform) ?? 0) + weight);

  function see(path: string): boolean {
    let wanted = false;
    for (const importer of importers) {
      const allowed = matchPath(importer, path) !== null;
      wanted ||= allowed;
      // A file that can be read weighs more than a path that only looks like the platform's.
      if (allowed) vote(importer.platform, 1000);
      else if (importer.markers.some((marker) => marker.test(path))) vote(importer.platform, 1);
      for (const { path: pattern, detail } of importer.passedOver) if (pattern.test(path)) passedOver.add(detail);
      if (importer.htmlMarkers.some((marker) => marker.test(path))) html += 1;
      if (importer.textMarkers?.some((marker) => marker.test(path))) text += 1;
    }
    if (/\.(?:zip|7z|rar|tar|t?gz)$/i.test(path)) archives += 1;
    return wanted;
  }

  function seeAlone(name: string, head: string): boolean {
    const importer = importers.find((candidate) => matchAlone(candidate, name, head) !== null);
    if (importer) vote(importer.platform, 1000);
    return importer !== undefined;
  }

  function verdict(): { platform: Platform } | { fault: ArchiveFaultCode } {
    const [best] = [...votes].sort((left, right) => right[1] - left[1]);
    const readable = best !== undefined && best[1] >= 1000;
    if (!readable && html > 0) return { fault: 'html_export' };
    if (!readable && text > 0) return { fault: 'text_export' };
    if (best !== undefined) return { platform: best[0] };
    return { fault: archives > 0 ? 'nested_archive' : 'not_an_export' };
  }

  const passedOverBy = (importer: Importer) =>
    importer.passedOver.map(({ detail }) => detail).filter((detail) => passedOver.has(detail));
  return { see, seeAlone, verdict, passedOver: passedOverBy };
}
