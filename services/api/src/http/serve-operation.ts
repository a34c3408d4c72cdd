import { may } from '@visaguard/access';
import { annotate } from '@visaguard/telemetry';
import type { Authenticator } from './authenticate.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { Operation } from './operation.ts';
import { putOnWire } from './put-on-wire.ts';
import type { createRateLimits } from './rate-limits.ts';
import { waitForReadAfter } from './read-after.ts';
import { problem, type Reply } from './reply.ts';
import type { createStreamPlaces } from './stream-places.ts';

export type Door = {
  readonly api: ApiDependencies;
  readonly authenticate: Authenticator;
  readonly rateLimits: ReturnType<typeof createRateLimits>;
  readonly streamPlaces: ReturnType<typeof createStreamPlaces>;
};

export type Visit = {
  readonly request: Request;
  readonly requestId: string;
  readonly pathParams: Readonly<Record<string, string>>;
};

/**
 * What every operation goes through: who calls, how often, whether they may, how fresh; only then is the body read.
 */
export async function serveOperation(door: Door, operation: Operation, visit: Visit): Promise<Response> {
  const { contract } = operation;
  const { request, requestId } = visit;
  const caller = await door.authenticate(request.headers.get('authorization') ?? undefined);
  if (!caller.ok) return putOnWire(caller.error, contract, { requestId });
  const { tenantId, mode } = caller.value.scope;
  annotate({ 'visaguard.tenant_id': tenantId, 'visaguard.mode': mode });
  const rate = await door.rateLimits(caller.value, contract.kind);
  const stillPermitted = async () => {
    const now = await door.authenticate(request.headers.get('authorization') ?? undefined);
    return now.ok && may(now.value, contract.permission);
  };
  const permitted = async (): Promise<Reply> => {
    if (!rate.allowed) return problem('rate_limited', `At most ${rate.limit} in a minute. Wait, then go on.`);
    if (contract.testModeOnly && caller.value.scope.mode !== 'test') {
      return problem('route_unknown', 'There is nothing at this address.');
    }
    if (!may(caller.value, contract.permission)) {
      return problem('permission_denied', `This takes the permission ${contract.permission}.`);
    }
    const { scope } = caller.value;
    const behind = contract.kind === 'read' ? await waitForReadAfter(door.api, { request, scope }) : null;
    if (behind) return behind;
    const takeStreamPlace = () => door.streamPlaces(caller.value);
    return operation.run({ api: door.api, caller: caller.value, stillPermitted, takeStreamPlace, ...visit });
  };
  return putOnWire(await permitted(), contract, { requestId, rateHeaders: rate.headers });
}
