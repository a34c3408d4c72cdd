/** What stands in for the adapter's health: faults of the reader, and none of the profile (rule R30). */
export function adapterFault(outcome: string): string | null {
  return ['adapter_down', 'schema_error', 'mock_data'].includes(outcome) ? outcome : null;
}
