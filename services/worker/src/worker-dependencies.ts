import type { Application } from '@visaguard/application';
import type { Queries } from '@visaguard/read-models';

/** What activities work with. */
export type WorkerDependencies = {
  readonly app: Application;
  readonly queries: Queries;
  /** Resolves once the read models hold everything that is in the store now; rejects when they do not get there. */
  readonly readModelsSettled: () => Promise<void>;
};
