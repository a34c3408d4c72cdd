import { DefaultLogger, Runtime } from '@temporalio/worker';

/** The SDK speaks on standard error, of errors only: that an attempt failed is nothing to wake anybody for. */
export const sdkLogger = new DefaultLogger('ERROR');

let isInstalled = false;

/** Once per operating system process, before the first worker. */
export function installRuntime(): void {
  if (isInstalled) return;
  isInstalled = true;
  // Whoever starts a worker also ends it: the SDK listens to no signal of the operating system.
  Runtime.install({ logger: sdkLogger, shutdownSignals: [] });
}
