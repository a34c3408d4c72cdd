import { categories, hasAnchor, severities } from '@visaguard/domain';
import { z } from 'zod';

/** The longest quote that is asked for. Longer ones are no quotes but retellings. */
export const quoteLengthMax = 300;
const findingsPerPostMax = 12;
export const postsPerCallMax = 25;

/** Whose words the cited ones are. */
const stances = ['author', 'quoting', 'reporting', 'sarcasm', 'unclear'] as const;

/** What a model may reply, and nothing else. The schemas that the services are given are made of it. */
export const replyForm = z.strictObject({
  votes: z
    .array(
      z.strictObject({
        id: z.string().max(16),
        findings: z
          .array(
            z
              .strictObject({
                category: z.enum(categories),
                severity: z.enum(severities),
                quote: z.string().max(quoteLengthMax),
                stance: z.enum(stances),
              })
              // No schema of a service can say it; the rules that a model is asked with do.
              .refine(({ category, severity }) => hasAnchor(category, severity)),
          )
          .max(findingsPerPostMax),
      }),
    )
    .max(postsPerCallMax),
});
