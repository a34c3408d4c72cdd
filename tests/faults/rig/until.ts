import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 50;

/** Asks until the condition holds; a question that fails is one whose answer is no. @throws after `timeoutMs`. */
export async function until(what: string, holds: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  let failure: unknown = null;
  for (;;) {
    try {
      failure = null;
      if (await holds()) return;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadlineMs) throw new Error(`never: ${what}`, { cause: failure });
    await delay(pollMs);
  }
}
