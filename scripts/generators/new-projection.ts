import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../bootstrap.mjs';
import { build, nameArgument, wordsOf } from './blueprint.ts';

const name = nameArgument(process.argv[2], 'npm run new:projection -- <name>');
const folder = `packages/read-models/src/${name.kebab}`;
const migrations = 'infra/postgres/core';

const numbers = readdirSync(join(repositoryRoot, migrations)).map((file) => Number.parseInt(file, 10));
const number = String(Math.max(0, ...numbers) + 1).padStart(4, '0');

build({
  files: {
    [`${folder}/table.ts`]: 'projection/table.ts.template',
    [`${folder}/projection.ts`]: 'projection/projection.ts.template',
    [`${folder}/queries.ts`]: 'projection/queries.ts.template',
    [`${folder}/${name.kebab}.test.ts`]: 'projection/test.ts.template',
    [`${migrations}/${number}-${name.kebab}.sql`]: 'projection/migration.sql.template',
  },
  words: wordsOf(name),
  next: [
    `Give ${folder}/table.ts and ${migrations}/${number}-${name.kebab}.sql the columns that readers need.`,
    `Say in ${folder}/projection.ts what each event does to a row.`,
    `Put real events into ${folder}/${name.kebab}.test.ts.`,
    'List the projection and its queries in packages/read-models/src/read-model.ts, and export its row type from index.ts.',
  ],
  test: folder,
});
