import { ClickHouseError } from '@clickhouse/client';
import { SchemaRefused } from './schema-refused.ts';

/**
 * ClickHouse could not be reached or did not answer in time: try again later, nothing is wrong with the call. What
 * ClickHouse itself refuses is a bug and passes through as it is.
 */
export async function telling<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof SchemaRefused || (error instanceof ClickHouseError && !isOverload(error))) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw Object.assign(new Error(`analytics unavailable: ${detail}`, { cause: error }), {
      name: 'AnalyticsUnavailable',
    });
  }
}

export function isAnalyticsUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === 'AnalyticsUnavailable';
}

// Too many queries at once, or one that took too long, passes.
function isOverload(error: ClickHouseError): boolean {
  return error.type === 'TOO_MANY_SIMULTANEOUS_QUERIES' || error.type === 'TIMEOUT_EXCEEDED';
}
