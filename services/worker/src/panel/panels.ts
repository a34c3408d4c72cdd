import type { PanelKind, SourceState } from '@visaguard/domain';
import type { Voter } from '@visaguard/intelligence';
import type { TenantScope } from '@visaguard/kernel';
import type { Purse } from './budget.ts';
import type { Places } from './places.ts';

/** A judge of another house; in test mode it is made up and belongs to no family that there is. */
export type Judge = Omit<Voter, 'family'> & { readonly family: string };

export type PanelVoter = Judge & {
  /** So many questions at once under its key, each until its answer is on record: more are not lost with a worker. */
  readonly inPlace: Places;
};

/** Who judges the posts of a source beside the analyser that is built in. */
export type SourcePanel = {
  readonly kind: PanelKind;
  /** One at least, in the order in which they are asked. */
  readonly voters: readonly PanelVoter[];
  /** What may still be spent on them. */
  readonly purse: Purse;
};

export type PanelSource = {
  readonly scope: TenantScope;
  readonly source: SourceState;
  /** As the policy of the screening says. */
  readonly kind: PanelKind;
};

/** What became of the votes that a family was asked for. */
export type VoteTally = {
  readonly family: string;
  readonly votes: number;
  readonly noVotes: Readonly<Record<string, number>>;
  readonly seen: number;
  readonly quotesDropped: number;
  readonly calls: number;
  readonly costMicros: number;
};

/** What screenings have posts judged by. */
export type Panels = {
  /** Null: the analyser that is built in judges alone. */
  panelFor(of: PanelSource): Promise<SourcePanel | null>;
  /** How many batches of one source are before a panel at once. */
  readonly batchesAtOnce: number;
  /** How long a source waits in all for services that are away for now, before its posts do without their votes. */
  readonly waitMsMax: number;
  readonly onVotes: (tally: VoteTally) => void;
};

/** Where nobody has a key. */
export const withoutPanel: Panels = {
  panelFor: async () => null,
  batchesAtOnce: 1,
  waitMsMax: 0,
  onVotes: () => undefined,
};
