import { annotate, markFailed, traced } from '@visaguard/telemetry';
import type { OperationContract } from './contract.ts';

type Traced = Pick<OperationContract, 'operationId' | 'method' | 'path'>;

/**
 * Serves a request as a span named after its operation, in the caller's trace where a `traceparent` came with it, and
 * with the request id that the answer carries. Of the address it says the form only: neither ids nor the query.
 * @param serve resolves with the status of the answer.
 */
export function traceRequest(
  { operationId, method, path }: Traced,
  { request, requestId }: { readonly request: Request; readonly requestId: string },
  serve: () => Promise<number>,
): Promise<void> {
  const attributes = {
    'http.request.method': method.toUpperCase(),
    'http.route': path,
    'visaguard.request_id': requestId,
  };
  return traced(operationId, { parent: request.headers.get('traceparent'), kind: 'server', attributes }, async () => {
    const status = await serve();
    annotate({ 'http.response.status_code': status });
    if (status >= 500) markFailed();
  });
}
