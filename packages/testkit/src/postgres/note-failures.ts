import { beforeEach } from 'vitest';
import { noteFailedTest } from './keep-on-failure.ts';

// Vitest setup file of every test with engines.
beforeEach(({ onTestFailed }) => onTestFailed(noteFailedTest));
