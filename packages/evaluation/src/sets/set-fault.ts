/** A set of which a line cannot be used: a measurement on the rest would be one of another set. */
export type SetFault = { readonly line: number; readonly faults: readonly string[] };

export function describeFaults(name: string, faults: readonly SetFault[]): string {
  const shown = faults.slice(0, 10).map(({ line, faults: each }) => `  line ${line}: ${each.join('; ')}`);
  const more = faults.length > shown.length ? [`  and ${faults.length - shown.length} more`] : [];
  return [`${JSON.stringify(name)} cannot be measured on:`, ...shown, ...more].join('\n');
}
