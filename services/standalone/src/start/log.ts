/** Writes one JSON line per event of the process to its standard error. No personal data enters it. */
export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

export function createLog(write: (line: string) => void, now: () => Date): Log {
  const line = (level: string) => (facts: object, message: string) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, message, ...facts })}\n`);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
