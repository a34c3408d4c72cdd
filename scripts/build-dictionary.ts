import { readFileSync, writeFileSync } from 'node:fs';
import { buildWordFilter } from '@visaguard/intelligence';

/**
 * Packs a list of English words into the filter that tells misspelt words from correct ones:
 * `node scripts/build-dictionary.ts <file with a word on each line>`. The list it was made of is named in the model card.
 */
const [listFile] = process.argv.slice(2);
if (!listFile) throw new Error('which file holds the words, one on each line?');
const words = readFileSync(listFile, 'utf8')
  .split('\n')
  .filter((word) => /^[a-z]{4,16}$/.test(word));
const filter = buildWordFilter(words);
writeFileSync(new URL('../packages/intelligence/src/text/english-dictionary.bin', import.meta.url), filter.bits);
console.log(`${words.length} words in ${filter.bits.length} bytes`);
