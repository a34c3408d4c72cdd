import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../guards/source-files.ts';

type Typed = { readonly apiVersion: string; readonly kind: string };

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/**
 * Kubernetes drops a field that it does not know, and so does the validation of its API. The compiler does not: each
 * manifest is written down as a literal of its type, which may hold nothing more.
 * @returns what the compiler says, and how many manifests it looked at.
 */
export function misspelt(manifests: readonly Typed[]): { readonly found: string[]; readonly looked: number } {
  const file = join(repositoryRoot, 'tests/infra/manifests-as-literals.mts');
  const text = manifests.map(asLiteral).join('\n');
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const program = ts.createProgram({
    rootNames: [file],
    options,
    host: {
      ...host,
      fileExists: (path) => path === file || fileExists(path),
      readFile: (path) => (path === file ? text : readFile(path)),
      getSourceFile: (path, version) =>
        path === file ? ts.createSourceFile(path, text, version) : getSourceFile(path, version),
    },
  });
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  return { found, looked: manifests.length };
}

function asLiteral(manifest: Typed, at: number): string {
  const type = `import('kubernetes-models/${manifest.apiVersion}').I${manifest.kind}`;
  return `export const manifest${at}: ${type} = ${JSON.stringify(manifest)};`;
}
