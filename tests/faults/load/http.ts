/** `key` is the idempotency key: the same one asks for the same thing again. */
export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly key?: string;
  readonly body?: object | Uint8Array;
};

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

const timeoutMs = 10_000;

/** One attempt. Null where no answer came: it may have happened or not. */
export async function attempt(baseUrl: string, apiKey: string, request: Request): Promise<Answer | null> {
  const { method, path, key, body } = request;
  const isBytes = body instanceof Uint8Array;
  const headers: Record<string, string> = { Authorization: `Bearer ${apiKey}` };
  if (key !== undefined) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = isBytes ? 'application/zip' : 'application/json';
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  } catch {
    return null;
  }
}

export const isSuccess = ({ status }: Answer) => status >= 200 && status < 300;

/** Whether the same request may succeed later: the server was away, is in doubt, or said when to come again. */
export function mayPass({ status, headers }: Answer): boolean {
  return status >= 500 || headers.has('retry-after');
}

/** The code of the problem that was answered; null where it was none. */
export function codeOf({ text }: Answer): string | null {
  return /"code":"(\w+)"/.exec(text)?.[1] ?? null;
}
