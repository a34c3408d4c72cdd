import { annotate } from '@visaguard/telemetry';
import type { OperationContract } from './contract.ts';
import { problems, problemType } from './problems.ts';
import type { ProblemReply, Reply } from './reply.ts';

/** Makes the response of a reply. JSON goes through the contract's form: nothing that is not declared leaves. */
export function putOnWire(reply: Reply, contract: OperationContract, requestId: string): Response {
  if (reply.kind === 'problem') return problemResponse(reply, requestId);
  if (reply.kind === 'response') return reply.response;
  const { form } = contract.success;
  if (!form) throw new Error(`${contract.operationId} declares no JSON answer`);
  const body = JSON.stringify(form.parse(reply.body));
  return new Response(body, {
    status: reply.status,
    headers: { ...reply.headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
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
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}
