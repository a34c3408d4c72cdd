import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { failureConverterPath } from './data-converter.ts';
import { sdkLogger } from './runtime.ts';

const carryTrace = fileURLToPath(new URL('./workflow/carry-trace.ts', import.meta.url));

/**
 * The code that runs inside the workflow sandbox, in one text: everything that `entry` exports, which is one workflow
 * per process under the process's name.
 * @param entry path of a file
 * @throws where something in it would import a part of Node.
 */
export function bundleProcesses(entry: string): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: entry,
    workflowInterceptorModules: [carryTrace],
    failureConverterPath,
    logger: sdkLogger,
    webpackConfigHook: (config) => ({
      ...config,
      // See the exports of this package: process code gets what is fit for the sandbox.
      resolve: { ...config.resolve, conditionNames: ['workflow-sandbox', '...'] },
    }),
  });
}
