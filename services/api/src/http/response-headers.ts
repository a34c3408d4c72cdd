/** The one version there is. A later one is dated and lives beside it for 12 months. */
export const apiVersion = '2026-11-01';

const always = {
  'API-Version': apiVersion,
  'X-Content-Type-Options': 'nosniff',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

const unlessSaid = {
  ...always,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

const complete = new WeakSet<Response>();

type Answer = {
  readonly body: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
};

/** A response with the headers of every answer from the start: they go out as they are written here. */
export function respond({ body, status, headers, requestId }: Answer): Response {
  const response = new Response(body, { status, headers: { ...unlessSaid, ...headers, 'Request-Id': requestId } });
  complete.add(response);
  return response;
}

/** Headers of every answer, also of failures. What an answer has set for itself stays, except the request id. */
export function completeHeaders(response: Response, requestId: string): void {
  // To look at headers that nobody has looked at yet costs more than to send them.
  if (complete.has(response)) return;
  const { headers } = response;
  headers.set('Request-Id', requestId);
  for (const [name, value] of Object.entries(unlessSaid)) if (!headers.has(name)) headers.set(name, value);
}
