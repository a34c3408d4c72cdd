/** A line for the person at the terminal. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
