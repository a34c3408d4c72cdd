import type { Readable } from 'node:stream';
import { builtInVoter } from '@visaguard/assessment';
import { type Answer, answerLine } from './answer-line.ts';
import { createLineSplitter, type RawLine } from './split-lines.ts';

export type Tally = Record<Answer['outcome'], number>;

export type AnswerOptions = {
  /** Named in the answers to bad lines; null for standard input. */
  readonly file: string | null;
  readonly tally: Tally;
  readonly write: (text: string) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Who judges, by name and version. */
export const judge = builtInVoter.version;

const bufferLengthMax = 65_536;

/**
 * Answers every line of a stream in order. Reads on only once what it has answered is taken, and writes what it has
 * before it waits for more, so that somebody who sends one line gets its answer.
 * @throws the reason of `signal` when it aborts, after whole lines; what `write` throws.
 */
export async function answerPosts(stream: Readable, options: AnswerOptions): Promise<void> {
  const { file, tally, write, signal } = options;
  const splitter = createLineSplitter();
  const stop = () => void stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  const answer = async (lines: Iterable<RawLine>) => {
    let buffer = '';
    for (const line of lines) {
      const { text, outcome } = answerLine(line, file);
      tally[outcome] += 1;
      buffer += text;
      if (buffer.length < bufferLengthMax) continue;
      await write(buffer);
      buffer = '';
      await letSignalsIn();
      signal.throwIfAborted();
    }
    if (buffer !== '') await write(buffer);
  };
  try {
    for await (const chunk of stream) {
      await answer(splitter.push(chunk as Buffer));
      await letSignalsIn();
      signal.throwIfAborted();
    }
    await answer(splitter.finish());
  } finally {
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
  }
}

/** Input that is always there and output that is always taken never wait, and signals are heard only while waiting. */
function letSignalsIn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
