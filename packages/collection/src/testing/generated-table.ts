import { generatedTables } from '@visaguard/testkit';

export const expectTable = generatedTables('collection-outcomes.md');
