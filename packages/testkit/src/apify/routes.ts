import { setTimeout } from 'node:timers/promises';
import type { JsonObject, MadeUpActor } from './actor.ts';
import { actorBody } from './actor.ts';
import { type Answer, apiError, data } from './answers.ts';
import type { ApifyCall } from './faults.ts';
import { listedBody, runBody, runIdOf } from './run-body.ts';
import type { Run, RunRegister } from './runs.ts';
import { readWebhooks } from './webhook-orders.ts';

export type ApifyRequest = {
  readonly query: URLSearchParams;
  readonly body: JsonObject | null;
};

export type Account = { readonly plan: string; readonly usedUsd: number; readonly limitUsd: number };

export type World = {
  readonly actors: readonly MadeUpActor[];
  readonly register: RunRegister;
  readonly account: Account;
  /** The dataset's counters are right after so many reads of its items. */
  readonly counterLagReads: number;
  /** The dataset looks empty for so many reads. */
  readonly itemsLagReads: number;
  /** The cost of a run shows after so many looks at the ended run, where its script does not say. */
  readonly costLagLooks: number;
  /** More runs at a time are refused. */
  readonly concurrentRunsMax: number;
};

type Route = {
  readonly call: ApifyCall;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** What may stand in the query; anything else is refused, so that a misspelt key shows. */
  readonly query: readonly string[];
  answer(world: World, id: string, request: ApifyRequest): Answer | Promise<Answer>;
};

const notFound = apiError(404, 'record-not-found');

export const routes: readonly Route[] = [
  route('me', 'GET', /^\/v2\/users\/(me)$/, [], ({ account }) =>
    data({
      ...{ id: 'made-up-user', username: 'sample-account', profile: {} },
      plan: { id: account.plan, description: account.plan, isEnabled: true, monthlyBasePriceUsd: 49 },
    }),
  ),
  route('limits', 'GET', /^\/v2\/users\/(me)\/limits$/, [], ({ account }) =>
    data({
      monthlyUsageCycle: { startAt: '2026-11-01T00:00:00.000Z', endAt: '2026-11-30T23:59:59.999Z' },
      limits: { maxMonthlyUsageUsd: account.limitUsd, maxConcurrentActorJobs: 25, maxActorMemoryGbytes: 16 },
      current: { monthlyUsageUsd: account.usedUsd, activeActorJobCount: 0, actorMemoryGbytes: 0 },
    }),
  ),
  route('actor', 'GET', /^\/v2\/act(?:or)?s\/([^/]+)$/, [], (world, id) => {
    const actor = actorOf(world, id);
    return actor ? data(actorBody(actor)) : notFound;
  }),
  route(
    'start',
    'POST',
    /^\/v2\/act(?:or)?s\/([^/]+)\/runs$/,
    ['waitForFinish', 'timeout', 'memory', 'build', 'maxItems', 'maxTotalChargeUsd', 'webhooks'],
    startRun,
  ),
  route(
    'runs',
    'GET',
    /^\/v2\/act(?:or)?s\/([^/]+)\/runs$/,
    ['limit', 'offset', 'desc', 'status', 'startedAfter', 'startedBefore'],
    listRuns,
  ),
  route('run', 'GET', /^\/v2\/actor-runs\/([^/]+)$/, ['waitForFinish'], lookAtRun),
  route('abort', 'POST', /^\/v2\/actor-runs\/([^/]+)\/abort$/, ['gracefully'], ({ register, costLagLooks }, id) => {
    const run = register.find(id);
    if (!run) return notFound;
    register.abort(run);
    return data(runBody(run, costLagLooks));
  }),
  route('record', 'GET', /^\/v2\/key-value-stores\/([^/]+)\/records\/INPUT$/, ['attachment'], ({ register }, id) => {
    const run = register.find(runIdOf(id));
    return run ? { status: 200, body: run.input } : notFound;
  }),
  route('items', 'GET', /^\/v2\/datasets\/([^/]+)\/items$/, ['limit', 'offset', 'fields', 'desc', 'clean'], itemsOf),
];

function route(
  call: ApifyCall,
  method: Route['method'],
  path: RegExp,
  query: readonly string[],
  answer: Route['answer'],
): Route {
  return { call, method, path, query, answer };
}

function startRun(world: World, id: string, { body, query }: ApifyRequest): Answer {
  const actor = actorOf(world, id);
  if (!actor) return notFound;
  if (body === null) return apiError(400, 'invalid-input', 'The emulator was given no input');
  const numbers = ['timeout', 'memory', 'maxItems', 'maxTotalChargeUsd', 'waitForFinish'];
  const stray = numbers.find((key) => query.has(key) && !(Number(query.get(key)) > 0));
  if (stray) return apiError(400, 'invalid-value', `The emulator takes no such ${stray}`);
  const webhooks = readWebhooks(query.get('webhooks'));
  if (typeof webhooks === 'string') return apiError(400, 'invalid-value', `The emulator says: ${webhooks}`);
  if (world.register.activeCount >= world.concurrentRunsMax) return apiError(402, 'concurrent-runs-limit-exceeded');
  return data(runBody(world.register.start({ actor, input: body, query, webhooks }), world.costLagLooks), 201);
}

function listRuns({ register, actors, costLagLooks }: World, id: string, { query }: ApifyRequest): Answer {
  const found = register.ofActor(actors.find((actor) => isNamed(actor, id))?.name ?? '');
  const isDescending = query.get('desc') === '1';
  const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 1_000)];
  const from = isDescending ? Math.max(0, found.length - offset - limit) : offset;
  const to = isDescending ? Math.max(0, found.length - offset) : offset + limit;
  const page = found.slice(from, to);
  const items = (isDescending ? page.reverse() : page).map((run) => listedBody(run, costLagLooks));
  return data({ total: found.length, offset, limit, desc: isDescending, count: items.length, items });
}

const waitSecsMax = 60;
const waitStepMs = 20;

/** A run that ends by the clock is waited for, as the service waits: a minute at most, whatever is asked for. */
async function lookAtRun({ register, costLagLooks }: World, id: string, { query }: ApifyRequest): Promise<Answer> {
  const run = register.find(id);
  if (!run) return notFound;
  const waitSecs = Math.min(Number(query.get('waitForFinish') ?? 0), waitSecsMax);
  const until = performance.now() + waitSecs * 1_000;
  while (endsByClock(run) && performance.now() < until) await setTimeout(waitStepMs);
  register.look(run);
  return data(runBody(run, costLagLooks));
}

function endsByClock({ script, end }: Run): boolean {
  return script.endsAfterMs !== undefined && end === null;
}

function itemsOf({ register, counterLagReads, itemsLagReads }: World, id: string, { query }: ApifyRequest): Answer {
  const run = register.find(runIdOf(id));
  if (!run) return notFound;
  const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 999_999_999_999)];
  const fields = query.get('fields')?.split(',');
  run.itemReads += 1;
  const written = run.itemReads > itemsLagReads ? run.script.items : [];
  const items = written.slice(offset, offset + limit).map((item) => picked(item, fields));
  return {
    status: 200,
    body: items,
    headers: {
      'x-apify-pagination-total': String(run.itemReads > counterLagReads ? run.script.items.length : 0),
      'x-apify-pagination-offset': String(offset),
      'x-apify-pagination-limit': String(limit),
      'x-apify-pagination-count': String(items.length),
      'x-apify-pagination-desc': 'false',
    },
  };
}

function picked(item: JsonObject, fields: readonly string[] | undefined): JsonObject {
  return fields ? Object.fromEntries(Object.entries(item).filter(([key]) => fields.includes(key))) : item;
}

/** In a path an actor is named by its id or by `owner~name`. */
export function isNamed(actor: MadeUpActor, id: string): boolean {
  return id === actor.id || id === actor.name.replace('/', '~');
}

function actorOf({ actors }: World, id: string): MadeUpActor | undefined {
  return actors.find((actor) => isNamed(actor, id));
}
