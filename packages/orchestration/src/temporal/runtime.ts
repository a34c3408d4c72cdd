import { DefaultLogger, Runtime } from '@temporalio/worker';

/** The SDK speaks on standard error from warnings on; activities and processes put nothing personal in messages. */
export const sdkLogger = new DefaultLogger('WARN');

let isInstalled = false;

/** Once per operating system process, before the first worker. */
export function installRuntime(): void {
  if (isInstalled) return;
  isInstalled = true;
  // Whoever starts a worker also ends it: the SDK listens to no signal of the operating system.
  Runtime.install({ logger: sdkLogger, shutdownSignals: [] });
}
