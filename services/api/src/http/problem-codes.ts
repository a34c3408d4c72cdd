import type { OperationContract } from './contract.ts';
import { type ProblemCode, problems } from './problems.ts';

const always = [
  'api_version_unknown',
  'parameter_invalid',
  'authentication_required',
  'credential_invalid',
  'permission_denied',
  'tenant_suspended',
  'rate_limited',
  'internal_error',
  'unavailable',
  'newer_release_needed',
] as const;

const withBody = [
  'body_malformed',
  'request_invalid',
  'body_too_large',
  'content_type_unsupported',
  'password_refused',
] as const;
const withUpload = ['content_type_unsupported', 'body_cut_off', 'content_digest_mismatch'] as const;
const withCommand = ['header_invalid', 'idempotency_key_reused', 'too_much_contention'] as const;

/** Every problem that an operation may answer, by status: those of its kind, and those its contract names. */
export function problemsByStatus(contract: OperationContract): ReadonlyMap<number, readonly ProblemCode[]> {
  const codes = new Set<ProblemCode>([...always, ...ofKind(contract), ...contract.refusals]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const [status] = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code].sort());
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}

function ofKind(contract: OperationContract): readonly ProblemCode[] {
  const body = contract.upload !== null ? withUpload : hasJsonBody(contract) ? withBody : [];
  switch (contract.kind) {
    case 'read':
      return ['header_invalid', 'read_model_behind'];
    case 'question':
      return body;
    case 'create':
      return [...body, ...withCommand, 'idempotency_key_missing'];
    case 'change':
      return [...body, ...withCommand, 'precondition_failed'];
  }
}

export function hasJsonBody(contract: OperationContract): boolean {
  return contract.upload === null && !contract.body.safeParse(undefined).success;
}
