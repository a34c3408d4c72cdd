import { z } from 'zod';

/** What an answer calls its model; null where that is no name: it goes on record, where nothing may quote a post. */
export const modelNameForm = z
  .string()
  .regex(/^[\w./:@+-]{1,200}$/)
  .nullable()
  .catch(null);
