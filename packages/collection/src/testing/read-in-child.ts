/** Reads the archive named on the command line and prints what it cost, for a test that measures a process of its own. */

import type { Platform } from '@visaguard/domain';
import { readArchive } from '../read-archive.ts';

const [path = '', platform = 'instagram', from = '', to = ''] = process.argv.slice(2);
const startedAt = performance.now();
const baselineMb = process.memoryUsage.rss() / 1024 / 1024;
const reading = readArchive({ inputs: [{ kind: 'path', path }], platform: platform as Platform, window: { from, to } });
let step = await reading.next();
while (!step.done) step = await reading.next();
const { counts, windowReached, fault, gaps } = step.value;
const maxMb = process.resourceUsage().maxRSS / 1024;
const millis = performance.now() - startedAt;
process.stdout.write(JSON.stringify({ counts, windowReached, fault, gaps, baselineMb, maxMb, millis }));
