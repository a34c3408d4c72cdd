import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ownDataFolder } from './own-data-folder.ts';
import { sampleKey } from './standalone-process.ts';
import { countOf, storedEvents } from './stored-events.ts';

/** What must have happened before each kill: reading, reviewing, releasing. */
const killPoints = [
  { type: 'screening.source_collected', times: 2 },
  { type: 'review.closed', times: 3 },
  { type: 'report.released', times: 2 },
] as const;
const pauseMs = 20;
const person = { name: 'Ada Sample', email: 'ada@sample.example', place: 'XA', adult: true };

const folder = ownDataFolder();

/** Creates applicants until the server is gone. @returns the ids that were answered with 201, before the kill. */
async function createUntilGone(baseUrl: string, key: string, round: number): Promise<string[]> {
  const accepted: string[] = [];
  for (let number = 0; ; number++) {
    const headers = {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `ledger-${round}-${number}`,
    };
    try {
      const response = await fetch(`${baseUrl}/v1/applicants`, {
        method: 'POST',
        headers,
        body: JSON.stringify(person),
      });
      const body = (await response.json()) as { id: string };
      if (response.status === 201) accepted.push(body.id);
    } catch {
      return accepted;
    }
    await delay(pauseMs);
  }
}

it('P1: killed again and again in the middle of the cohort, it finishes with every accepted command and no effect twice', async () => {
  const accepted: string[] = [];
  let key: string | null = null;
  for (const [round, point] of killPoints.entries()) {
    const running = folder.start('start');
    const [, baseUrl] = await running.line(/Serving (\S+) after/);
    await running.line(/First start/);
    key ??= await sampleKey(folder.path());
    const ledger = createUntilGone(baseUrl ?? '', key, round);
    await until(async () => countOf(await storedEvents(folder.path()), point.type) >= point.times);
    running.child.kill('SIGKILL');
    expect(await running.ended).toBe('SIGKILL');
    accepted.push(...(await ledger));
  }
  expect(accepted.length).toBeGreaterThan(0);

  const finishing = folder.start('start');
  await finishing.line(/Press Ctrl-C to stop/);
  expect(finishing.output()).toMatch(/12 of 12 screenings ended/);
  const events = await storedEvents(folder.path());
  const applicants = new Set(events.filter(({ type }) => type === 'applicant.created').map(({ streamId }) => streamId));
  expect(accepted.filter((id) => !applicants.has(id))).toEqual([]);
  expect(countOf(events, 'cohort.created')).toBe(1);
  expect(countOf(events, 'screening.ordered')).toBe(12);
  for (const once of ['screening.finished', 'report.released', 'review.closed', 'screening.reviewed']) {
    expect(countOf(events, once), once).toBe(12);
  }
  expect(countOf(events, 'report.built')).toBe(24);
  expect(countOf(events, 'finding.proposed')).toBe(countOf(events, 'finding.confirmed'));
  const sources = events.filter(({ type }) => type === 'screening.source_assessed').map(({ sourceId }) => sourceId);
  expect(new Set(sources).size).toBe(sources.length);
  expect(sources).toHaveLength(13);
}, 300_000);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(pauseMs);
}
