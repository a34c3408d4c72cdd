import { annotate } from '@visaguard/telemetry';
import type { OperationContract } from './contract.ts';
import { problems, problemType } from './problems.ts';
import type { ProblemReply, Reply } from './reply.ts';
import { respond } from './response-headers.ts';

type Around = { readonly requestId: string; readonly rateHeaders?: Readonly<Record<string, string>> };

/** Makes the response of a reply. JSON goes through the contract's form: nothing that is not declared leaves. */
export function putOnWire(
  reply: Reply,
  contract: OperationContract,
  { requestId, rateHeaders = {} }: Around,
): Response {
  if (reply.kind === 'problem') {
    return problemResponse({ ...reply, headers: { ...reply.headers, ...rateHeaders } }, requestId);
  }
  if (reply.kind === 'response') {
    for (const [name, value] of Object.entries(rateHeaders)) reply.response.headers.set(name, value);
    return reply.response;
  }
  const { form } = contract.success;
  if (!form) throw new Error(`${contract.operationId} declares no JSON answer`);
  const body = JSON.stringify(form.parse(reply.body));
  const headers = { ...reply.headers, ...rateHeaders, 'Content-Type': 'application/json; charset=utf-8' };
  return respond({ body, status: reply.status, headers, requestId });
}

/** RFC 9457; the span under way is told the type of the problem. The members that everybody relies on come last, so that no fact takes their place. */
export function problemResponse(reply: ProblemReply, requestId: string): Response {
  const { code, detail, rule, faults, facts, headers } = reply;
  const [status, title] = problems[code];
  annotate({ 'visaguard.problem': problemType(code) });
  const body = {
    ...facts,
    type: problemType(code),
    title,
    status,
    detail,
    code,
    ...(rule === undefined ? {} : { rule }),
    ...(faults === undefined || faults.length === 0 ? {} : { errors: faults }),
    request_id: requestId,
  };
  const sent = { ...headers, 'Content-Type': 'application/problem+json' };
  return respond({ body: JSON.stringify(body), status, headers: sent, requestId });
}
