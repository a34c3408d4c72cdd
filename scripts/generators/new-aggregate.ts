import { build, nameArgument, wordsOf } from './blueprint.ts';

const name = nameArgument(process.argv[2], 'npm run new:aggregate -- <name>');
const folder = `packages/domain/src/${name.kebab}`;

build({
  files: {
    [`${folder}/events.ts`]: 'aggregate/events.ts.template',
    [`${folder}/state.ts`]: 'aggregate/state.ts.template',
    [`${folder}/decide.ts`]: 'aggregate/decide.ts.template',
    [`${folder}/${name.kebab}.spec.ts`]: 'aggregate/spec.ts.template',
  },
  words: wordsOf(name),
  next: [
    'Give its id a prefix in packages/kernel/src/ids.ts, and use that type instead of string.',
    `Say in ${folder}/events.ts what happens to the ${name.words}, and in state.ts what of it later decisions need.`,
    `Write the rules in ${folder}/decide.ts, and a test for each in ${name.kebab}.spec.ts.`,
    `Export the three files from packages/domain/src/index.ts; add ${name.pascal}Event to packages/domain/src/event.ts.`,
    `Give each event its contract in packages/contracts/src/events/${name.kebab}.ts and list it in event-catalogue.ts.`,
  ],
  test: folder,
});
