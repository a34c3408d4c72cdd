/**
 * Posts per second of the built-in analyser on one core, by hand: `node tests/evaluation/analyser-speed.ts [csv]`.
 * Counts processor time, so that other work on the machine does not blur the figure. Without a file: made-up posts.
 */
import { analyserVersion, analyseText } from '@visaguard/intelligence';
import { personaTexts } from '@visaguard/testkit';
import { readCsv } from './read-csv.ts';

const roundsMin = 5;
const postsMin = 20_000;
const path = process.argv[2];
const texts = path ? readCsv(path).map((row) => row['text'] ?? '') : Object.values(personaTexts).flat();

for (const text of texts.slice(0, 2_000)) analyseText({ text, kind: 'authored', createdAt: null });
const rounds = Math.max(roundsMin, Math.ceil(postsMin / texts.length));
const before = process.cpuUsage();
for (let round = 0; round < rounds; round++) {
  for (const text of texts) analyseText({ text, kind: 'authored', createdAt: null });
}
const { user, system } = process.cpuUsage(before);
const posts = rounds * texts.length;
const letters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
console.log(
  `${analyserVersion}: ${Math.round((posts * 1e6) / (user + system))} posts/s, ${letters.toFixed(0)} characters a post on average`,
);
