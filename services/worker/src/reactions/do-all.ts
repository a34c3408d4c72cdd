/**
 * One after the other, each whatever became of those before it.
 * @throws the first error, once all were tried.
 */
export async function doAll(steps: Iterable<() => Promise<unknown>>): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
