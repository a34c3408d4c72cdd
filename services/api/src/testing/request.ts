import { problemForm } from '@visaguard/contracts';
import type { FakeClock } from '@visaguard/testkit';
import type { OperationContract } from '../http/contract.ts';
import { problemsByStatus } from '../http/problem-codes.ts';
import { operations } from '../operations.ts';

type Fetching = { readonly request: (path: string, init: RequestInit) => Response | Promise<Response> };

export type Asked = {
  /** A secret; null sends no credential. */
  readonly as: string | null;
  readonly body?: unknown;
  /** A body as it is, with its own content type among the headers. */
  readonly raw?: NonNullable<RequestInit['body']>;
  /** The Idempotency-Key; a fresh one on every POST and PUT unless given, null sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

/** JSON of an answer. The named members are those that tests use often; one that is not there is undefined. */
export type AnswerBody = {
  readonly id: string;
  readonly code: string;
  readonly data: readonly AnswerBody[];
  readonly has_more: boolean;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  readonly [member: string]: unknown;
};

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
  readonly text: string;
};

/** For example `request('POST', '/v1/applicants', { as: tenant.key, body })`. */
export type ApiRequest = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, asked: Asked) => Promise<Answered>;

/**
 * Requests to the API, in this process without a socket or to one that listens. The clock moves on with each. A read waits for the last command of this requester; each answer is held against what the
 * operation's contract declares, the problems included.
 */
export function createRequester(api: Fetching, clock: Pick<FakeClock, 'advance'>): ApiRequest {
  let count = 0;
  let lastPosition: string | null = null;
  return async (method, path, asked) => {
    clock.advance(1);
    const key = asked.key === undefined && method !== 'GET' ? `test-${count++}` : (asked.key ?? null);
    const response = await api.request(path, {
      method,
      headers: {
        ...(asked.as === null ? {} : { Authorization: `Bearer ${asked.as}` }),
        ...(key === null ? {} : { 'Idempotency-Key': key }),
        ...(method === 'GET' && lastPosition !== null ? { 'VisaGuard-Read-After': lastPosition } : {}),
        ...(asked.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      ...(asked.raw === undefined ? {} : { body: asked.raw, duplex: 'half' }),
    });
    lastPosition = response.headers.get('visaguard-position') ?? lastPosition;
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    const body: AnswerBody = json ? JSON.parse(text) : {};
    const { status, headers } = response;
    holdAgainstContract(contractOf(method, path), { status, headers, body, text });
    return { status, headers, body, text };
  };
}

function contractOf(method: string, path: string): OperationContract | undefined {
  const [bare = ''] = path.split('?');
  const fitting = operations.find(({ contract }) => {
    const pattern = new RegExp(`^${contract.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return contract.method.toUpperCase() === method && pattern.test(bare);
  });
  return fitting?.contract;
}

/** @throws when an answer is not what the reference promises. */
function holdAgainstContract(contract: OperationContract | undefined, answered: Answered): void {
  if (!contract) return;
  const { operationId, success } = contract;
  const { status, body, headers } = answered;
  if (status < 400) {
    if (status !== success.status) throw new Error(`${operationId} answers ${status}, declared is ${success.status}`);
    if (success.form) success.form.parse(body);
    return;
  }
  if (headers.get('content-type') !== 'application/problem+json') throw new Error(`${operationId} answers no problem`);
  const { code } = problemForm.parse(body);
  const declared = problemsByStatus(contract).get(status) ?? [];
  if (!declared.some((one) => one === code))
    throw new Error(`${operationId} answers ${code}, which it does not declare`);
}
