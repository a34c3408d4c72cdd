import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readJson, readSource, repositoryRoot, sourceFiles } from './source-files.ts';

const documents = sourceFiles().filter((path) => path.endsWith('.md'));
const { scripts, bin } = readJson<{ scripts: Record<string, string>; bin: Record<string, string> }>('package.json');

/** The lines of fenced shell blocks. */
function shellLines(document: string): string[] {
  const blocks = readSource(document).matchAll(/^```(?:sh|bash|console|shell)\n([\s\S]*?)^```/gm);
  return [...blocks].flatMap(([, block = '']) => block.split('\n')).map((line) => line.replace(/^\$ /, '').trim());
}

/** What stands between single backticks, shell blocks apart. */
function inlineCode(document: string): string[] {
  const prose = readSource(document).replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The npm script or the command that a line of shell runs, if it is one of ours. */
function commandOf(line: string): { script?: string; command?: string } {
  const script = /^npm (?:run )?(start|test)\b/.exec(line) ?? /^npm run ([\w:-]+)/.exec(line);
  const command = /^npx ([\w-]+)/.exec(line);
  return { ...(script?.[1] && { script: script[1] }), ...(command?.[1] && { command: command[1] }) };
}

test('the README names the two commands, and the test command', () => {
  const lines = shellLines('README.md').join('\n');
  for (const command of ['npm start', 'npx visaguard', 'npm test']) expect(lines).toContain(command);
});

test('every command that a document tells the reader to type exists', () => {
  const missing = documents.flatMap((document) =>
    [...shellLines(document), ...inlineCode(document)].filter((line) => {
      const { script, command } = commandOf(line);
      const isInstalled = command && existsSync(join(repositoryRoot, 'node_modules/.bin', command));
      return (script && !scripts[script]) || (command && !bin[command] && !isInstalled);
    }),
  );
  expect(missing).toEqual([]);
});

test('every link between documents leads to a file', () => {
  const broken = documents.flatMap((document) =>
    [...readSource(document).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(repositoryRoot, dirname(document), decodeURIComponent(target))))
      .map((target) => `${document} -> ${target}`),
  );
  expect(broken).toEqual([]);
});

test('every path of the repository that a document names exists', () => {
  const tops = /^(packages|services|workflows|infra|tests|scripts|docs|bin|\.ci)\//;
  // What a generator would write, or a part that the reader fills in.
  const madeUp = /<|NNNN|\/cohort-list\//;
  const missing = documents.flatMap((document) =>
    inlineCode(document)
      .filter((code) => tops.test(code) && !/\s/.test(code) && !madeUp.test(code))
      .filter((path) => !existsSync(join(repositoryRoot, path)))
      .map((path) => `${document} -> ${path}`),
  );
  expect(missing).toEqual([]);
});

test('the map of the house shows every room', () => {
  const rooms = ['packages', 'services', 'workflows'].flatMap((kind) =>
    readdirSync(join(repositoryRoot, kind)).map((name) => `${kind}/${name}`),
  );
  const shown = new Set(inlineCode('README.md'));
  expect(rooms.filter((room) => existsSync(join(repositoryRoot, room, 'package.json')) && !shown.has(room))).toEqual(
    [],
  );
});
