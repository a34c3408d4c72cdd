import { eventForms } from './generators/event-forms.ts';
import { openApiJson } from './generators/openapi-json.ts';

/** A file that is made from code and checked in, so that a change of it shows in review. */
export type GeneratedFile = {
  /** From the root of the repository. */
  readonly path: string;
  /** The whole content. It must depend on the sources alone: the same sources give the same bytes. */
  readonly generate: () => string | Promise<string>;
};

export const generatedFiles: readonly GeneratedFile[] = [
  { path: 'docs/reference/events.json', generate: eventForms },
  { path: 'docs/reference/openapi.json', generate: openApiJson },
];

/** Where a generated file is kept as it was last released: `docs/reference/x.json`, `docs/reference/released/x.json`. */
export function releasedPath(path: string): string {
  return path.replace(/[^/]+$/, 'released/$&');
}
