import type { Application } from '@visaguard/application';
import type { Queries } from '@visaguard/read-models';
import type { Panels } from './panel/panels.ts';
import type { Profiles } from './sources/profiles.ts';

/** What activities work with. */
export type WorkerDependencies = {
  readonly app: Application;
  readonly queries: Queries;
  readonly profiles: Profiles;
  readonly panels: Panels;
  /** Resolves once the read models hold everything that is in the store now; rejects when they do not get there. */
  readonly readModelsSettled: () => Promise<void>;
};
