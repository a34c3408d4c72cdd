import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { outliveReaders } from '../closed-pipe.ts';

/** Where the command speaks. Everything goes to stderr but what `print` writes: stdout may be somebody's JSON. */
export type Terminal = {
  say(text: string): void;
  /** Resolves when it has been handed on: a pipe takes its time. */
  print(text: string): Promise<void>;
  /** Somebody is there to answer a question. */
  readonly canAsk: boolean;
  /** One line, or null when the input ends or `signal` aborts. */
  ask(question: string, signal: AbortSignal): Promise<string | null>;
  /** Width where lines can be overwritten; null where they cannot, as in a file. */
  columns(): number | null;
  bold(text: string): string;
};

const columnsDefault = 80;

export function createTerminal({ color }: { readonly color: boolean }): Terminal {
  const { stdin, stdout, stderr } = process;
  outliveReaders();
  return {
    say: (text) => {
      stderr.write(text);
    },
    print: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => resolve());
      }),
    canAsk: Boolean(stdin.isTTY && stderr.isTTY),
    ask,
    columns: () => (stderr.isTTY ? stderr.columns || columnsDefault : null),
    // styleText leaves colours out where the stream shows none or NO_COLOR asks for none.
    bold: (text) => (color ? styleText('bold', text, { stream: stderr }) : text),
  };
}

async function ask(question: string, signal: AbortSignal): Promise<string | null> {
  // `terminal: false` leaves Ctrl-C to the terminal, which then sends the signal that everything else listens for.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const ended = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
  const aborted = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
  try {
    return await Promise.race([lines.question(question), ended, aborted]);
  } finally {
    lines.close();
  }
}

/** Names of files may hold anything; a control character would act on the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}
