import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program of the machine that an engine needs is not there. The message says which, and what to install. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
  constructor({ tool, engine, install }: RequiredTool) {
    super(`${engine} needs ${tool}, which is not on this machine: install ${install}.`);
  }
}

export type RequiredTool = {
  readonly tool: string;
  readonly engine: string;
  readonly install: string;
  /** The arguments that make it say its version. */
  readonly probe: readonly string[];
};

/** @throws MissingTool for the first that cannot be run. */
export async function requireTools(tools: readonly RequiredTool[]): Promise<void> {
  const [first] = await findMissing(tools);
  if (first) throw first;
}

export async function findMissing(tools: readonly RequiredTool[]): Promise<MissingTool[]> {
  const missing: MissingTool[] = [];
  for (const required of tools) if (!(await isThere(required))) missing.push(new MissingTool(required));
  return missing;
}

async function isThere({ tool, probe }: RequiredTool): Promise<boolean> {
  try {
    await run(tool, [...probe]);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
