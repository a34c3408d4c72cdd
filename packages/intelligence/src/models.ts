/** Voters of other houses: a door of its own, so that who judges by the built-in rules alone loads no client of a service. */

export { type Pauses, usualPauses } from './models/asking.ts';
export { checkModel, type ModelCheck, type ModelTrouble } from './models/check-model.ts';
export { type ModelFamily, modelFamilies } from './models/model-list.ts';
export { type ModelAccess, type ModelKeys, votersFromKeys } from './models/voters-from-keys.ts';
