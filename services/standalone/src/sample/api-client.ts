import { setTimeout as delay } from 'node:timers/promises';

/** Calls the API as any customer does: over HTTP, with the key, idempotently. */
export type ApiClient = {
  get<T>(path: string): Promise<T>;
  /** `key` is the idempotency key: the same key asks for the same thing again. */
  post<T>(path: string, key: string, body?: object | Uint8Array): Promise<T>;
  put<T>(path: string, body?: object): Promise<T>;
};

/** The API has refused a call. `code` is that of its problem. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
  readonly code: string | undefined;
  constructor(call: Pick<Call, 'method' | 'path'>, status: number, problem: string) {
    super(`${call.method} ${call.path}: ${status} ${problem}`);
    this.code = /"code":"(\w+)"/.exec(problem)?.[1];
  }
}

type Call = {
  readonly method: string;
  readonly path: string;
  readonly key?: string;
  readonly body?: object | Uint8Array;
};

export function createApiClient(baseUrl: string, apiKey: string): ApiClient {
  const call = async <T>({ method, path, key, body }: Call): Promise<T> => {
    const isBytes = body instanceof Uint8Array;
    const headers: Record<string, string> = { Authorization: `Bearer ${apiKey}` };
    if (key !== undefined) headers['Idempotency-Key'] = key;
    if (body !== undefined) headers['Content-Type'] = isBytes ? 'application/zip' : 'application/json';
    for (;;) {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
      });
      if (response.ok) return (response.status === 204 ? null : await response.json()) as T;
      const retryAfter = response.headers.get('Retry-After');
      if (retryAfter === null) throw new ApiRefused({ method, path }, response.status, await response.text());
      await delay(Number(retryAfter) * 1000);
    }
  };
  return {
    get: (path) => call({ method: 'GET', path }),
    post: (path, key, body = {}) => call({ method: 'POST', path, key, body }),
    put: (path, body) => call({ method: 'PUT', path, ...(body ? { body } : {}) }),
  };
}
