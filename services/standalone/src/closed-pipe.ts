/**
 * A reader that is gone, as `head` is once it has seen enough, or a terminal that was closed, ends nothing: what runs goes
 * on, and stops as it was asked to.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passOverClosedPipe);
}

function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}
