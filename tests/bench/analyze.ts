import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readGold } from '@visaguard/evaluation';
import { startAnalyze } from './analyze/watched-child.ts';
import { lineChart } from './measuring/line-chart.ts';
import { describeCommit, describeMachine, load } from './measuring/machine.ts';
import { table } from './measuring/statistics.ts';
import { writeImage, writeSection } from './measuring/write-section.ts';

// How many posts does `visaguard analyze` judge, and does its memory grow with them? Posts of the gold set, each followed by a
// number of its own, go in by a pipe as fast as they are taken; every answer is read and must be the next one.
const { values: asked } = parseArgs({
  options: {
    posts: { type: 'string', default: '1000000' },
    every: { type: 'string', default: '50000' },
    write: { type: 'boolean', default: false },
  },
});
const [posts, every] = [Number(asked.posts), Number(asked.every)];
const gold = readGold('whole');
if (!gold.ok) throw new Error('the gold set cannot be read');
const texts = gold.value.posts.map(({ text }) => text);
const letters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;

function* lines(): Generator<string> {
  const post = { platform: 'x', kind: 'authored', created_at: '2026-08-20T10:00:00Z' };
  for (let id = 0; id < posts; id++) {
    yield `${JSON.stringify({ id, ...post, text: `${texts[id % texts.length]} ${id}` })}\n`;
  }
}

const loadBefore = load();
const { child, costs } = startAnalyze();
const startedMs = performance.now();
const ended = once(child, 'exit');
const sent = pipeline(Readable.from(lines()), child.stdin);
const marks: { answered: number; seconds: number; cpuMs: number; rssMb: number }[] = [];
const mark = (answered: number) =>
  marks.push({ answered, seconds: (performance.now() - startedMs) / 1_000, ...costs() });
let answered = 0;
let findings = 0;
for await (const line of createInterface({ input: child.stdout })) {
  const answer: { id: number; findings: unknown[] } = JSON.parse(line);
  if (answer.id !== answered) throw new Error(`the answer to post ${answered} is missing`);
  findings += Number(answer.findings.length > 0);
  answered += 1;
  if (answered === 1 || answered % every === 0) mark(answered);
}
await sent;
const [code] = await ended;
if (code !== 0 || answered !== posts) throw new Error(`ended with ${code} after ${answered} of ${posts} answers`);

const [first, last] = [marks[0], marks.at(-1)];
if (!first || !last) throw new Error('there is nothing to tell');
const cpuSeconds = (last.cpuMs - first.cpuMs) / 1_000;
const chart = lineChart({
  title: 'visaguard analyze: memory while posts go by',
  xTitle: 'posts answered, thousands',
  xs: marks.map(({ answered: count }) => Math.round(count / 1_000)).map((count, at) => (at % 4 === 0 ? count : '')),
  lines: [{ name: 'resident MB', colour: '#0969da', values: marks.map(({ rssMb }) => Math.round(rssMb)) }],
});
const section = [
  '## Judging posts in a batch',
  '',
  `\`tests/bench/analyze.ts --posts ${posts}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
  `${describeMachine()}. Load before ${loadBefore}, after ${load()}.`,
  `\`visaguard analyze\` as a process of its own, one core; posts of the gold set (${letters.toFixed(0)} characters on average, eight languages) through a pipe. Every post was answered, in order.`,
  '',
  table(
    ['posts', 'with a finding', 'took', 'posts/s', 'CPU', 'posts/s of CPU', 'memory at the first, most'],
    [
      [
        ...[posts.toLocaleString('en'), findings.toLocaleString('en'), `${last.seconds.toFixed(0)} s`],
        ...[(posts / last.seconds).toFixed(0), `${cpuSeconds.toFixed(0)} s`, (posts / cpuSeconds).toFixed(0)],
        `${first.rssMb.toFixed(0)} MB, ${Math.max(...marks.map(({ rssMb }) => rssMb)).toFixed(0)} MB`,
      ],
    ],
  ),
  ...(asked.write ? ['', `![Memory while posts go by](${writeImage('analyze', chart)})`] : []),
].join('\n');
process.stdout.write(`${section}\n`);
if (asked.write) writeSection('analyze', section);
