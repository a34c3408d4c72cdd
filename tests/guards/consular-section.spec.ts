import { expect, test } from 'vitest';
import { linesMatching, sourceFiles } from './source-files.ts';

/**
 * Everywhere that code may speak of the consular section: its consent, its rules, who takes and deletes the notes, and
 * the doors that are the applicant's alone. A further place is a decision, not a line in passing (rules R9, R10).
 */
const places = [
  /^packages\/domain\/src\/(consular-consent\/.*|event|index)\.ts$/,
  /^packages\/contracts\/src\/(events\/consent|http\/consular-section|index)\.ts$/,
  /^packages\/application\/src\/(consular-section|index)\.ts$/,
  /^packages\/intelligence\/src\/(consular\/.*|index)\.ts$/,
  /^packages\/evidence\/src\/evidence\.ts$/,
  /^services\/worker\/src\/(screening\/(consular-notes|analyse-source|purge-content)|reactions\/follow-consular-consent|react)\.ts$/,
  /^services\/api\/src\/portal\/(consular-consent-body|(get|grant|withdraw)-my-consular-section\/.*)\.ts$/,
  /^services\/api\/src\/(operations|http\/problems)\.ts$/,
  /^services\/standalone\/src\/screen\/(arguments|ask-consent|ask-consular-section|consular-file|note-takers|out-folder|screen-exports|usage)\.ts$/,
];
/** The section and all that belongs to it, however it is written; not consuls in general. */
const section = /consular[-_/ ]?(section|note|consent|file|topic|reader|version)/i;
const sources = sourceFiles()
  .filter((path) => /^(packages|services|workflows)\/.*\/src\/.*(?<!\.(spec|test|fixture))\.ts$/.test(path))
  .filter((path) => !path.includes('/testing/'));

test('R9, R10: nothing outside of these places knows of the consular section', () => {
  const speaking = linesMatching(sources, section).map((line) => line.slice(0, line.indexOf(':')));
  expect(new Set(speaking).size).toBeGreaterThan(20);
  expect(speaking.filter((path) => !places.some((place) => place.test(path)))).toEqual([]);
});

test('reports, read models, the audit trail, findings, reviews and processes do not', () => {
  const apart =
    /^(packages\/(report|assessment|read-models|analytics|event-bus|orchestration|access)|workflows|services\/(projector|relay))\//;
  expect(
    linesMatching(
      sources.filter((path) => apart.test(path)),
      /consular/i,
    ),
  ).toEqual([]);
});
