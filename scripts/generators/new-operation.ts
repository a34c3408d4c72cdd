import { build, fail, nameArgument, wordsOf } from './blueprint.ts';
import { verbs } from './verbs.ts';

const usage = 'npm run new:operation -- <area> <verb-object>';
const area = nameArgument(process.argv[2], usage);
const name = nameArgument(process.argv[3], usage);
const [verb = '', ...object] = name.kebab.split('-');
const manner = verbs[verb];
if (!manner || object.length === 0) {
  fail(`Usage: ${usage}\nThe verb is one of ${Object.keys(verbs).join(', ')}.`);
}

const folder = `services/api/src/${area.kebab}/${name.kebab}`;
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

build({
  files: {
    [`${folder}/contract.ts`]: 'operation/contract.ts.template',
    [`${folder}/handler.ts`]: 'operation/handler.ts.template',
    [`${folder}/${name.kebab}.test.ts`]: 'operation/test.ts.template',
  },
  words: {
    ...wordsOf(name),
    area: area.kebab,
    Area: sentence(area.words),
    Summary: sentence(name.words),
    method: manner.method,
    METHOD: manner.method.toUpperCase(),
    kind: manner.kind,
    status: String(manner.status),
  },
  next: [
    `Say in ${folder}/contract.ts where it stands, who may call it, what it takes and answers, and how it refuses.`,
    'The forms of bodies belong into packages/contracts/src/http, the permission into packages/access/src/policy.ts.',
    `Write ${folder}/handler.ts: a command is executed, a question is answered from the read models.`,
    'List it in services/api/src/operations.ts, then run `npm run generate` for the OpenAPI document.',
    `Put into ${name.kebab}.test.ts what it answers and each refusal.`,
  ],
  test: folder,
});
