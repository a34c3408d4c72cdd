import type { Random } from '@visaguard/kernel';
import type { Operation } from '../measuring/closed-loop.ts';

/** Something that stores one durable event a call, in a database of its own on the one server. */
export type System = {
  readonly name: string;
  /** What it holds to, that others may not: a figure without it would mislead. */
  readonly promises: string;
  /** Appends one event a call to streams that no other writer touches. @throws unless the reply says so. */
  appending(random: Random, writer: number): Operation;
  /** Rows that are there: as many as replies were counted. */
  stored(): Promise<number>;
  close(): Promise<void>;
};

/** Writers of the largest case, each with a connection of its own. */
export const writersMax = 32;
