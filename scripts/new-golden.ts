import { catalogueForms, eventCatalogue } from '@visaguard/contracts';
import { addMissingFixtures, goldenFolder } from './golden/golden-files.ts';

/**
 * `npm run new:golden`, once per new version of an event: writes examples of it as they lie in the store. From then on
 * they are what somebody's store holds, and nothing writes them anew.
 */
const written = addMissingFixtures(eventCatalogue, catalogueForms);
for (const file of written) console.log(`${goldenFolder}/${file} written`);
if (written.length === 0) console.log('Every version of every event has its fixtures.');
