import type { Terminal } from './terminal.ts';

export type RecordedTerminal = Terminal & { readonly said: string[]; readonly questions: string[] };

/** A terminal that remembers what was said. `answer` undefined: nobody is there; null: the input ends. */
export function recordedTerminal(parts: { answer?: string | null; columns?: number | null } = {}): RecordedTerminal {
  const said: string[] = [];
  const questions: string[] = [];
  return {
    said,
    questions,
    say: (text) => {
      said.push(text);
    },
    print: async () => undefined,
    canAsk: parts.answer !== undefined,
    ask: async (question) => {
      questions.push(question);
      return parts.answer ?? null;
    },
    columns: () => parts.columns ?? null,
    bold: (text) => text,
  };
}
