import type { JsonObject, MadeUpActor } from './actor.ts';
import { actorBody } from './actor.ts';
import { type Answer, apiError, data } from './answers.ts';
import type { ApifyCall } from './faults.ts';
import { type RunRegister, runBody } from './runs.ts';

export type ApifyRequest = {
  readonly method: string;
  readonly path: string;
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
};

type Route = {
  readonly call: ApifyCall;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** What may stand in the query; anything else is refused, so that a misspelt key shows. */
  readonly query: readonly string[];
  answer(world: World, id: string, request: ApifyRequest): Answer;
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
    (world, id, { body, query }) => {
      const actor = actorOf(world, id);
      if (!actor) return notFound;
      if (body === null) return apiError(400, 'invalid-input');
      return data(runBody(world.register.start(actor, body, query)), 201);
    },
  ),
  route(
    'runs',
    'GET',
    /^\/v2\/act(?:or)?s\/([^/]+)\/runs$/,
    ['limit', 'offset', 'desc', 'status', 'startedAfter', 'startedBefore'],
    ({ register, actors }, id, { query }) => {
      const name = actors.find((actor) => isNamed(actor, id))?.name;
      const found = register.runs.filter((run) => run.actor === name);
      const ordered = query.get('desc') === '1' ? found.reverse() : found;
      const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 1_000)];
      const items = ordered.slice(offset, offset + limit).map((run) => {
        const { options: _, ...short } = runBody(run);
        return short;
      });
      return data({ total: found.length, offset, limit, desc: query.has('desc'), count: items.length, items });
    },
  ),
  route('run', 'GET', /^\/v2\/actor-runs\/([^/]+)$/, ['waitForFinish'], ({ register }, id) => {
    const run = register.find(id);
    return run ? data(register.look(run)) : notFound;
  }),
  route('abort', 'POST', /^\/v2\/actor-runs\/([^/]+)\/abort$/, ['gracefully'], ({ register }, id) => {
    const run = register.find(id);
    if (!run) return notFound;
    register.abort(run);
    return data(runBody(run));
  }),
  route('record', 'GET', /^\/v2\/key-value-stores\/([^/]+)\/records\/INPUT$/, ['attachment'], ({ register }, id) => {
    const run = register.ofStore(id);
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

function itemsOf({ register, counterLagReads, itemsLagReads }: World, id: string, { query }: ApifyRequest): Answer {
  const run = register.ofDataset(id);
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
