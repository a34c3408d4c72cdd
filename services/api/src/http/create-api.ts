import { mintId } from '@visaguard/kernel';
import { type Context, Hono } from 'hono';
import { serveReference } from '../docs/serve-reference.ts';
import { operations as allOperations } from '../operations.ts';
import { createAuthenticator } from './authenticate.ts';
import type { ApiDependencies } from './dependencies.ts';
import { problemOfFailure } from './failure.ts';
import { answerHealth } from './health.ts';
import type { Operation } from './operation.ts';
import type { ProblemCode } from './problems.ts';
import { problemResponse } from './put-on-wire.ts';
import { createRateLimits } from './rate-limits.ts';
import { type ProblemReply, problem } from './reply.ts';
import { apiVersion, completeHeaders } from './response-headers.ts';
import { type Door, serveOperation } from './serve-operation.ts';
import { createStreamPlaces } from './stream-places.ts';
import { traceRequest } from './trace-request.ts';
import { answerWakeUps } from './wake-ups.ts';

/** What a caller or a person brought about. */
const notOurs: ReadonlySet<ProblemCode> = new Set(['applicant_redacted', 'body_cut_off', 'content_digest_mismatch']);

type Env = { Variables: { requestId: string; operationId: string | null } };

/**
 * The whole HTTP door over what the composition root hands in. It listens to nothing by itself.
 * @param operations others in measurements.
 */
export function createApi(api: ApiDependencies, operations: readonly Operation[] = allOperations): Hono<Env> {
  const hono = new Hono<Env>();
  const door: Door = {
    api,
    authenticate: createAuthenticator(api),
    rateLimits: createRateLimits(api.limits),
    streamPlaces: createStreamPlaces(api.limits.openStreamsMax),
  };
  const answer = (context: Context<Env>, reply: ProblemReply) => problemResponse(reply, context.get('requestId'));

  hono.use('*', async (context, next) => {
    context.set('requestId', mintId('request', api.clock, api.random));
    context.set('operationId', null);
    await next();
    completeHeaders(context.res, context.get('requestId'));
  });
  hono.use('/v1/*', async (context, next) => {
    const wanted = context.req.header('API-Version');
    if (wanted === undefined || wanted === apiVersion) return next();
    context.res = answer(context, problem('api_version_unknown', `The versions are: ${apiVersion}.`));
  });

  for (const operation of operations) {
    const [method, path] = [operation.contract.method, routePath(operation)];
    hono.on(method, path, (context, next) => {
      const visit = { request: context.req.raw, requestId: context.get('requestId') };
      return traceRequest(operation.contract, visit, async () => {
        await next();
        return context.res.status;
      });
    });
    hono.on(method, path, (context) => {
      context.set('operationId', operation.contract.operationId);
      const visit = {
        request: context.req.raw,
        requestId: context.get('requestId'),
        pathParams: context.req.param() as Record<string, string>,
      };
      return serveOperation(door, operation, visit);
    });
  }
  answerHealth(hono, api.readiness);
  answerWakeUps(hono, api);
  serveReference(hono);

  refuseOtherMethods(hono, operations, answer);
  hono.notFound((context) => answer(context, problem('route_unknown', 'There is nothing at this address.')));
  hono.onError((error, context) => {
    const reply = problemOfFailure(error);
    const [requestId, operationId] = [context.get('requestId'), context.get('operationId')];
    // A caller who goes away cuts off what was read from them: nobody waits for this answer.
    const expected = notOurs.has(reply.code) || context.req.raw.signal.aborted;
    if (!expected) api.onFailure?.({ requestId, operationId, error });
    return answer(context, reply);
  });
  return hono;
}

/** `/v1/applicants/{applicant_id}` as the router writes it. */
function routePath({ contract }: Operation): string {
  return contract.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** After all routes: an address that exists under another method says so, and under which. */
function refuseOtherMethods(
  hono: Hono<Env>,
  operations: readonly Operation[],
  answer: (context: Context<Env>, reply: ProblemReply) => Response,
) {
  const methods = new Map<string, string[]>();
  for (const operation of operations) {
    const path = routePath(operation);
    methods.set(path, [...(methods.get(path) ?? []), operation.contract.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    const detail = `This address takes ${allowed.join(', ')}.`;
    hono.all(path, (context) =>
      answer(context, problem('method_not_allowed', detail, { headers: { Allow: allowed.join(', ') } })),
    );
  }
}
