import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program of the machine that an engine needs is not there. The message says which, and what to install. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
  readonly tool: string;
  constructor(tool: string, engine: string, install: string) {
    super(`${engine} needs ${tool}, which is not on this machine: install ${install}.`);
    this.tool = tool;
  }
}

export type RequiredTool = {
  readonly tool: string;
  readonly engine: string;
  readonly install: string;
  /** Asks the tool for its version. */
  readonly probe: readonly string[];
};

/** @throws MissingTool where the tool cannot be run. */
export async function requireTool({ tool, engine, install, probe }: RequiredTool): Promise<void> {
  await run(tool, [...probe]).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new MissingTool(tool, engine, install);
    }
    throw error;
  });
}
