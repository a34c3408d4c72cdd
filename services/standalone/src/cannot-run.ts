/** Something that the person at the terminal can put right. Told in one sentence, without a stack. */
export class CannotRun extends Error {
  /** 1 where the machine is in the way, 2 where the command was typed wrongly. */
  readonly exitCode: 1 | 2;

  constructor(sentence: string, options: ErrorOptions & { readonly exitCode?: 1 | 2 } = {}) {
    super(sentence, options);
    this.name = 'CannotRun';
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The command was typed wrongly. */
export function badUsage(sentence: string, cause?: unknown): CannotRun {
  return new CannotRun(sentence, { exitCode: 2, cause });
}
