/** A request of ClickHouse's HTTP interface, taken apart. */
export type QueryRequest = {
  /** The statement in the query string; the body continues it. */
  readonly sql: string;
  readonly database: string | undefined;
  readonly format: string;
  /** Values of `{name:Type}`, as they stood in the request: the engine reads them as the type demands. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly settings: readonly (readonly [name: string, value: string])[];
};

// What concerns the transport or sessions, which the engine must not take for settings.
const transport = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'user',
  'password',
  'role',
  'session_id',
  'session_timeout',
  'enable_http_compression',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
]);

export function readQueryRequest(search: URLSearchParams): QueryRequest {
  const entries = [...search];
  const parameters = entries.filter(([name]) => name.startsWith('param_'));
  const settings = entries.filter(([name]) => !name.startsWith('param_') && !transport.has(name));
  return {
    sql: search.get('query') ?? '',
    database: search.get('database') ?? undefined,
    format: search.get('default_format') ?? 'TabSeparated',
    parameters,
    settings,
  };
}
