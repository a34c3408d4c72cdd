import type { Writable } from 'node:stream';

export type AnswerWriter = {
  /** Resolves once the text has been handed on. */
  write(text: string): Promise<void>;
  /** Whoever read the answers has stopped reading: no fault of the posts. */
  readerIsGone(): boolean;
};

export function answerWriter(stream: Writable): AnswerWriter {
  let readerGone = false;
  // The error also comes to the callback of `write`; without somebody who listens it would end the process.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    readerGone ||= error.code === 'EPIPE';
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) return resolve();
          readerGone ||= (error as NodeJS.ErrnoException).code === 'EPIPE';
          reject(error);
        });
      }),
    readerIsGone: () => readerGone,
  };
}
