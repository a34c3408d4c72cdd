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

/** Headers of every answer, also of failures. What an answer has set for itself stays, except the request id. */
export function securityHeaders(headers: Headers, requestId: string): void {
  headers.set('Request-Id', requestId);
  for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  }
}
