import {
  type ApplicantState,
  applicant,
  type CohortState,
  type ConsentState,
  certificationCovers,
  checkConsent,
  cohort,
  consent,
  orderScreening as decideOrder,
  type HandleState,
  handle,
  holdsUploads,
  lookbackWindow,
  type OrderedSource,
  orderArchives,
  orderedBy,
  type Purpose,
  type ScreeningMode,
  type ScreeningPolicy,
  screening,
  type TenantState,
  tenant,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type CohortId,
  type ConsentId,
  deriveId,
  type HandleId,
  hasKey,
  type Instant,
  type Json,
  ok,
  type Refusal,
  type Result,
  refuse,
  type ScreeningId,
} from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { type Change, execute, type Loaded, type Plan, type Reader } from './execute.ts';
import { askGate } from './jurisdiction.ts';

export type ScreeningOrder = {
  readonly screeningId: ScreeningId;
  readonly applicantId: ApplicantId;
  readonly cohortId: CohortId | null;
  readonly mode: ScreeningMode;
  readonly purpose: Purpose;
  readonly consentId: ConsentId;
  readonly handleIds: readonly HandleId[];
  readonly asOf: Instant;
  /** The caller certifies purpose and non-discrimination for this very order (rule R6). */
  readonly certified: boolean;
  /** A screening that reads again what another one could not: as that one was ordered, whatever the tenant has changed since. */
  readonly as?: { readonly policy: ScreeningPolicy; readonly lookbackYears: number };
  readonly reply?: Json;
};

export type OrderPlan = Plan & {
  /** Of the sources that are ordered: not every account that was named has one. */
  readonly ordered: readonly HandleId[];
};

/**
 * Orders one screening: everything that a rule asks about is loaded and decided on in one plan, and the order holds
 * what was decided on, so that it can be explained later.
 */
export function orderScreening(app: Application, command: Command, order: ScreeningOrder): Promise<CommandOutcome> {
  return execute(app, command, (reader) => planOrder(reader, command, order));
}

/** See `orderScreening`; for commands that order a screening beside other things. */
export async function planOrder(
  reader: Reader,
  command: Command,
  order: ScreeningOrder,
): Promise<Result<OrderPlan, Refusal>> {
  const parties = await loadParties(reader, command, order);
  const person = parties.person.state;
  const permission = parties.permission.state;
  if (person.kind === 'none') return refuse('applicant_unknown', 'There is no such applicant.');
  if (person.kind === 'redacted') return refuse('applicant_redacted', 'The applicant has been erased.');
  if (permission.kind !== 'none' && permission.applicantId !== order.applicantId) {
    return refuse('consent_unknown', 'There is no such consent of this applicant.');
  }
  const applicable = policyOf(parties, order);
  if (!applicable.ok) return applicable;
  const policy = applicable.value;
  const accounts = parties.accounts.map(({ state }) => state);
  const sources = sourcesOf(order, accounts, permission);
  if (!sources.ok) return sources;

  const lookbackYears = agreedYears((order.as ?? policy).lookbackYears, permission);
  const target = reader.fresh(screening, order.screeningId);
  const decision = decideOrder(target.state, {
    order: {
      screeningId: order.screeningId,
      applicantId: order.applicantId,
      cohortId: order.cohortId,
      unitId: person.unitId,
      mode: order.mode,
      purpose: order.purpose,
      consentId: order.consentId,
      asOf: order.asOf,
      window: lookbackWindow(order.asOf, lookbackYears),
      lookbackYears,
      policy,
      sources: sources.value,
      orderedAt: command.at,
    },
    consent: checkConsent(permission, {
      purpose: order.purpose,
      platforms: sources.value.map((source) => source.platform),
      sources: sources.value.map((source) => source.kind),
      lookbackYears,
      forRequester: order.mode === 'requested',
      at: command.at,
    }),
    purposeCertified: certificationCovers(parties.owner.state, order.purpose, command.at),
    orderCertified: order.certified,
    gate: await askGate(reader, command.scope, person),
  });
  if (!decision.ok) return decision;
  const free = await checkFree(reader, accounts);
  if (!free.ok) return free;
  const taken = takenBy(order.screeningId, parties.accounts);
  if (!taken.ok) return taken;
  return ok({
    changes: [{ on: target, events: decision.value }, ...taken.value],
    // A consent withdrawn, or an export purged or ordered in this very moment, has the order decided anew.
    asSeen: [parties.permission, ...parties.accounts.filter(({ state }) => !hasExport(state))],
    ordered: sources.value.map(({ handleId }) => handleId),
    ...(order.reply ? { reply: order.reply } : {}),
  });
}

type Parties = {
  readonly owner: Loaded<TenantState>;
  readonly person: Loaded<ApplicantState>;
  readonly permission: Loaded<ConsentState>;
  readonly group: Loaded<CohortState> | null;
  readonly accounts: readonly Loaded<HandleState>[];
};

async function loadParties(reader: Reader, command: Command, order: ScreeningOrder): Promise<Parties> {
  const [owner, person, permission, group, ...accounts] = await Promise.all([
    reader.load(tenant, command.scope.tenantId),
    reader.load(applicant, order.applicantId),
    reader.load(consent, order.consentId),
    order.cohortId === null ? null : reader.load(cohort, order.cohortId),
    // An account named twice is one source.
    ...[...new Set(order.handleIds)].map((handleId) => reader.load(handle, handleId)),
  ]);
  return { owner, person, permission, group, accounts };
}

/** The cohort's frozen policy for those in it, the tenant's for everybody else; of a retry that of the first order. */
function policyOf({ owner, group }: Parties, order: ScreeningOrder): Result<ScreeningPolicy, Refusal> {
  if (owner.state.kind === 'none') return refuse('tenant_unknown', 'There is no such tenant.');
  if (group === null) return ok(order.as?.policy ?? owner.state.policy);
  if (group.state.kind === 'none') return refuse('cohort_unknown', 'There is no such cohort.');
  const { kind, policy, applicants } = group.state;
  if (kind !== 'open' || policy === null) return refuse('cohort_not_open', 'Only an open cohort is screened.');
  if (!hasKey(applicants, order.applicantId)) {
    return refuse('applicant_not_in_cohort', 'The applicant is not in this cohort.');
  }
  return ok(order.as?.policy ?? policy);
}

/** The years of the policy, shortened to what the applicant agreed to. */
function agreedYears(lookbackYears: number, permission: ConsentState): number {
  if (permission.kind === 'none') return lookbackYears;
  return Math.min(lookbackYears, permission.scope.lookbackYears);
}

/** The export where there is one, else the public profile where the applicant has agreed to that. */
function sourcesOf(
  order: ScreeningOrder,
  accounts: readonly HandleState[],
  permission: ConsentState,
): Result<OrderedSource[], Refusal> {
  const readsProfiles = permission.kind !== 'none' && permission.scope.sources.includes('apify');
  const sources: OrderedSource[] = [];
  for (const account of accounts) {
    if (account.kind === 'none' || account.applicantId !== order.applicantId) {
      return refuse('handle_unknown', 'There is no such handle of this applicant.');
    }
    if (account.kind === 'held') {
      return refuse('handle_held', 'A handle is held and waits for a person.', { rule: 'R7' });
    }
    const kind = hasExport(account) ? 'archive' : 'apify';
    if (kind === 'apify' && (!readsProfiles || account.kind === 'retired')) continue;
    sources.push({
      sourceId: deriveId('source', [order.screeningId, account.handleId]),
      platform: account.platform,
      kind,
      handleId: account.handleId,
      uploads: account.archives,
    });
  }
  return ok(sources);
}

type WithExport = Exclude<HandleState, { kind: 'none' }>;

function hasExport(account: HandleState): account is WithExport {
  return account.kind !== 'none' && account.kind !== 'retired' && account.archives.length > 0;
}

/** An export is deleted once it is read: who ordered it first has it, and a second order would find nothing. */
async function checkFree(reader: Reader, accounts: readonly HandleState[]): Promise<Result<null, Refusal>> {
  for (const account of accounts.filter(hasExport)) {
    const screeningId = orderedBy(account);
    if (screeningId === null) continue;
    const { state } = await reader.load(screening, screeningId);
    if (!holdsUploads(state, account.handleId)) continue;
    return refuse('archive_in_use', 'Another screening has ordered this export. Once read, it takes a new upload.', {
      facts: { screening_id: screeningId },
    });
  }
  return ok(null);
}

function takenBy(screeningId: ScreeningId, accounts: readonly Loaded<HandleState>[]): Result<Change[], Refusal> {
  const changes: Change[] = [];
  for (const on of accounts.filter(({ state }) => hasExport(state))) {
    const decision = orderArchives(on.state, { screeningId });
    if (!decision.ok) return decision;
    changes.push({ on, events: decision.value });
  }
  return ok(changes);
}
