import { expect, test } from 'vitest';
import { progressBar } from './progress-bar.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';

function showAll(bar: ReturnType<typeof progressBar>) {
  for (let done = 0; done <= 1000; done++) bar.show({ done, total: 1000, posts: done });
  bar.complete();
  bar.leave();
}

test('in a file there are a few lines and nothing that moves a cursor', () => {
  const terminal = recordedTerminal({ columns: null });
  showAll(progressBar(terminal, 'X mara'));
  expect(terminal.said).toEqual([
    'X mara: 25 %, 250 posts\n',
    'X mara: 50 %, 500 posts\n',
    'X mara: 75 %, 750 posts\n',
    'X mara: 100 %, 1,000 posts\n',
  ]);
});

test('on a terminal one line is drawn over, is never wider than the terminal, and ends with a new line', () => {
  const terminal = recordedTerminal({ columns: 40 });
  showAll(progressBar(terminal, 'Instagram a.rather.long.name.of.somebody'));
  expect(terminal.said.at(-1)).toBe('\n');
  const drawn = terminal.said.slice(0, -1);
  expect(drawn.every((line) => line.startsWith('\r') && !line.includes('\n'))).toBe(true);
  expect(Math.max(...drawn.map((line) => line.replaceAll('\r', '').replaceAll('\u001b[K', '').length))).toBeLessThan(
    40,
  );
});

test('a bar that was never drawn leaves no empty line', () => {
  const terminal = recordedTerminal({ columns: 80 });
  progressBar(terminal, 'X').leave();
  expect(terminal.said).toEqual([]);
});
