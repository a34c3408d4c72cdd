import type { ActivityPolicies } from '../../activity-policy.ts';
import type { Mailbox } from '../../mailbox.ts';
import type { ProcessDefinition } from '../../port.ts';
import type { RunCancellation } from './cancellation.ts';
import type { Carried, MapResults } from './carried.ts';

/** What one run of a workflow keeps beside the process's own variables. */
export type Run<A> = {
  readonly process: Pick<ProcessDefinition<A, never, unknown>, 'name' | 'classes'>;
  readonly policies: ActivityPolicies;
  readonly mailbox: Mailbox;
  readonly cancellation: RunCancellation;
  /** Ids of the processes that wait for the end of this one, each as often as it waits. */
  readonly joiners: string[];
  /** Results of the maps so far, in the order of their calls; those of earlier runs at first. */
  readonly maps: MapResults[];
  /** Of maps begun in this run. */
  mapsBegun: number;
  /** Ends this run and begins the next with an empty history. Never resolves. */
  startAfresh(carried: Carried): Promise<never>;
};
