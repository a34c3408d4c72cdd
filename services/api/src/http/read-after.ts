import type { Cursor } from '@visaguard/event-store';
import type { TenantScope } from '@visaguard/kernel';
import { awaitPosition } from '@visaguard/read-models';
import type { ApiDependencies } from './dependencies.ts';
import { type ProblemReply, problem } from './reply.ts';

const parkedDetail =
  'What you wrote is stored, and the read models stand still at it until an operator has looked. Waiting does not help.';

const positionPattern = /^(\d{1,19})\.(\d{1,18})$/;

/**
 * Lets a read wait until the read models hold what the caller has written: the header carries the `VisaGuard-Position`
 * of an earlier answer. @returns what to answer instead when the header is wrong or the wait was in vain.
 */
export async function waitForReadAfter(
  api: Pick<ApiDependencies, 'reader' | 'wake' | 'limits'>,
  { request, scope }: { readonly request: Request; readonly scope: TenantScope },
): Promise<ProblemReply | null> {
  const given = request.headers.get('visaguard-read-after');
  if (given === null) return null;
  const position = parsePosition(given);
  if (!position) return problem('header_invalid', 'VisaGuard-Read-After holds a VisaGuard-Position as it was given.');
  const reached = await awaitPosition(api.reader, {
    scope,
    position,
    timeoutMs: api.limits.readAfterTimeoutMs,
    pause: (ms) => api.wake.after(api.wake.count(), ms, request.signal),
    nowMs: () => performance.now(),
  });
  if (reached === 'reached') return null;
  if (reached === 'parked') return problem('read_model_behind', parkedDetail);
  const detail = 'The read models have not come that far in time. Ask again, or ask without VisaGuard-Read-After.';
  return problem('read_model_behind', detail, { headers: { 'Retry-After': '1' } });
}

function parsePosition(given: string): Cursor | null {
  const [, xid, position] = positionPattern.exec(given) ?? [];
  return xid === undefined || position === undefined ? null : { xid, position };
}
