import { recordWakeUp } from '@visaguard/application';
import type { Hono } from 'hono';
import type { ApiDependencies } from './dependencies.ts';
import { traceRequest } from './trace-request.ts';

type Env = { Variables: { requestId: string; operationId: string | null } };

const operation = {
  operationId: 'reportRun',
  method: 'post',
  path: '/hooks/apify/{tenant_id}/{mode}/{run_id}/{mac}',
} as const;

/**
 * Where Apify says that a run has ended. Without a credential: the address is one that only Apify was told. Of the call
 * nothing is read but the address, and an address that we did not give out is one where there is nothing.
 */
export function answerWakeUps(hono: Hono<Env>, { app }: Pick<ApiDependencies, 'app'>): void {
  const path = '/hooks/apify/:tenantId/:mode/:runId/:mac';
  hono.post(path, (context, next) => {
    const visit = { request: context.req.raw, requestId: context.get('requestId') };
    return traceRequest(operation, visit, async () => {
      await next();
      return context.res.status;
    });
  });
  hono.post(path, async (context) => {
    context.set('operationId', operation.operationId);
    return (await recordWakeUp(app, context.req.param())) ? context.body(null, 204) : context.notFound();
  });
}
