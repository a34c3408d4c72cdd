import { mkdirSync, writeSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EngineOrders, EngineRefusalCode, EngineReply } from '../engine-messages.ts';
import { lockDirectory } from './data-directory-lock.ts';
import type { Engine } from './engine.ts';
import { createHttpInterface } from './http-interface.ts';

// The engine process. Its life hangs on stdin: the parent's first line starts it, and the end of the pipe stops it,
// which comes with the parent's end however that comes about.
const replyPipe = 3;
const closeLimitMs = 3_000;

// Ctrl-C reaches every process of a terminal, but the API still writes while it drains: only the pipe stops the engine.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const input = createInterface({ input: process.stdin });
const parentGone = new Promise<void>((resolve) => input.once('close', resolve));
input.once('line', (line) => void serve(JSON.parse(line) as EngineOrders));
void parentGone.then(() => {
  // A native query cannot be interrupted; past the limit the process ends with it. Merges are atomic on disk.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), closeLimitMs).unref();
});

async function serve(orders: EngineOrders): Promise<void> {
  takeDirectory(orders.dataDirectory);
  const engine = await openOrRefuse(join(orders.dataDirectory, 'store'));
  const server = createHttpInterface(engine, orders);
  reply({ kind: 'ready', port: await listen(server, orders.port) });
  await parentGone;
  server.close();
  server.closeIdleConnections();
  await engine.close();
  process.exit(0);
}

function takeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = lockDirectory(directory);
    if (!lock.held) refuse('data_directory_in_use', `The analytics folder is in use by process ${lock.holder}.`);
  } catch (error) {
    refuse('data_directory_unusable', `The analytics folder cannot be written: ${messageOf(error)}.`);
  }
}

async function openOrRefuse(directory: string): Promise<Engine> {
  const engineModule = await import('./engine.ts').catch((error: unknown) =>
    refuse('engine_missing', `The ClickHouse engine cannot be loaded: ${messageOf(error)}.`),
  );
  try {
    return engineModule.openEngine(directory);
  } catch (error) {
    return refuse('data_directory_unusable', `The ClickHouse engine cannot open its folder: ${messageOf(error)}.`);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.once('error', (error) => refuse('port_in_use', `The engine cannot listen: ${error.message}.`));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
    });
  });
}

function reply(message: EngineReply): void {
  writeSync(replyPipe, `${JSON.stringify(message)}\n`);
}

function refuse(code: EngineRefusalCode, detail: string): never {
  reply({ kind: 'refused', code, detail });
  process.exit(1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
