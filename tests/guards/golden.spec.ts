import { catalogueForms, currentContract, eventCatalogue, eventForm, eventForms } from '@visaguard/contracts';
import type { Json } from '@visaguard/kernel';
import { seededRandom } from '@visaguard/testkit';
import { type Envelope, isEnvelope } from '@visaguard/vault';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releasedPath } from '../../scripts/generated-files.ts';
import {
  goldenFileOf,
  goldenFiles,
  manifestPath,
  readGolden,
  readGoldenText,
  readManifest,
  strayFixtures,
} from '../../scripts/golden/golden-files.ts';
import { type GoldenExample, goldenCipher, goldenFixture } from '../../scripts/golden/golden-fixture.ts';
import { type JsonSchema, type Picks, sampleValue } from '../../scripts/golden/sample-value.ts';

type Members = { readonly [member: string]: Json };

const manifest = readManifest();
const texts = new Map(goldenFiles().map((file) => [file, readGoldenText(file)]));
const fixtures = eventCatalogue.map(readGolden);
const examples = fixtures.flatMap(({ examples: of }) => of);

describe('fixtures are what somebody has in their store', () => {
  test('every version of every event has them; `npm run new:golden` writes what is missing', () => {
    expect(Object.keys(manifest).sort()).toEqual(eventCatalogue.map(goldenFileOf).sort());
    for (const { examples: of } of fixtures) {
      expect(of.map(({ name }) => name)).toEqual(expect.arrayContaining(['minimal', 'full']));
    }
  });

  test('none was changed, taken away or added by hand', () => {
    expect(strayFixtures(manifest, texts)).toEqual([]);
  });

  test('a changed byte, a missing file and a file that the manifest does not know are told', () => {
    const [first = '', second = ''] = texts.keys();
    const meddled = new Map(texts).set(first, `${texts.get(first)} `).set('kettle.filled.v1.json', '{}');
    meddled.delete(second);
    const told = [`${first} was changed`, `${second} is gone`, 'kettle.filled.v1.json is not in the manifest'];
    expect(strayFixtures(manifest, meddled)).toEqual(told);
  });

  test('what was in the manifest at the last release is in it still', () => {
    expect(manifest).toMatchObject(readManifest(releasedPath(manifestPath)));
  });
});

test('a further version adds a file, which says what the examples of the older ones become in it', () => {
  const first = readGolden({ type: 'unit.created', schemaVersion: 1 });
  const next = { ...currentContract('unit.created'), schemaVersion: 2 };
  const renamed = { type: next.type, from: 1, up: ({ name = '', ...rest }: Members) => ({ ...rest, title: name }) };
  const second = goldenFixture(next, [first], eventForms([first, next], [renamed]));
  expect(goldenFileOf(second)).toBe('unit.created.v2.json');
  expect(Object.keys(second.fromOlder['1'] ?? {})).toEqual(first.examples.map(({ name }) => name));
  const [minimal] = first.examples.map(({ stored }) => stored.data as Members);
  expect(second.fromOlder['1']?.['minimal']).toEqual(renamed.up(minimal ?? {}));
});

/** What the data of an example has to look like now. */
function expectedNow({ name, stored }: GoldenExample): Json {
  const { schemaVersion } = currentContract(stored.type);
  if (schemaVersion === stored.schemaVersion) return stored.data;
  const now = readGolden({ type: stored.type, schemaVersion });
  return now.fromOlder[String(stored.schemaVersion)]?.[name] ?? null;
}

describe('E26: every version that was ever stored is read in the current form', () => {
  test('each example becomes what was said of it when its next versions were made, and the contract accepts that', () => {
    for (const example of examples) {
      const { name, stored } = example;
      const what = `${stored.type} v${stored.schemaVersion}, ${name}`;
      const event = catalogueForms.upcast(stored);
      expect(catalogueForms.isCurrent(event), what).toBe(true);
      expect(event.data, what).toEqual(expectedNow(example));
      const { personal: _sealed, ...clear } = event.data as Members;
      expect(currentContract(event.type).data.safeParse(clear).error, what).toBeUndefined();
    }
  });

  test('whatever a version allowed is allowed by the current one once it is read', () => {
    for (const contract of eventCatalogue) {
      const { type, schemaVersion } = contract;
      const form = eventForm(contract).data as JsonSchema;
      const readable = fc.property(fc.nat(), (seed) => {
        const data = sampleValue(form, anyPicks(seed));
        contract.data.parse(data);
        return currentContract(type).data.safeParse(catalogueForms.upcast({ type, schemaVersion, data }).data).success;
      });
      fc.assert(readable, { numRuns: 20 });
    }
  });
});

describe('what is sealed in the fixtures', () => {
  const sealed = examples.flatMap((example) => {
    const { personal } = example.stored.data as { personal?: Envelope };
    return personal ? [{ ...example, envelope: personal }] : [];
  });

  test('is there for every event with a personal part, and opens with the test key to what was said', () => {
    const types = new Set(eventCatalogue.filter(({ personal }) => personal !== null).map(({ type }) => type));
    expect([...new Set(sealed.map(({ stored }) => stored.type))].sort()).toEqual([...types].sort());
    for (const { stored, personal, envelope } of sealed) {
      expect(isEnvelope(envelope)).toBe(true);
      expect(goldenCipher(envelope.subject).openJson(placeOf(stored, envelope), envelope)).toEqual({
        status: 'clear',
        value: personal?.opened,
      });
    }
  });

  test('is understood by the current contract: nothing that was sealed is ever sealed anew', () => {
    for (const { stored, personal } of sealed) {
      expect(currentContract(stored.type).personal?.schema.safeParse(personal?.opened).success).toBe(true);
    }
  });

  test('E31: opens nowhere else, and says so', () => {
    for (const { stored, envelope } of sealed) {
      const moved = placeOf({ ...stored, eventId: 'evt_other' }, envelope);
      expect(goldenCipher(envelope.subject).openJson(moved, envelope).status).toBe('unreadable');
    }
  });
});

function placeOf(stored: GoldenExample['stored'], { subject }: Envelope) {
  return { scope: stored.scope, stream: stored.streamId, event: stored.eventId, subject, field: 'personal' };
}

function anyPicks(seed: number): Picks {
  const random = seededRandom(seed);
  const below = (count: number) => (random(1)[0] ?? 0) % count;
  const picks: Picks = {
    isPresent: () => below(2) === 0,
    items: () => Array.from({ length: below(4) }, () => picks),
    branch: below,
    number: ({ minimum, maximum }) => Math.min(maximum, minimum + below(256)),
  };
  return picks;
}
