import { z } from 'zod';

/** RFC 9457. `facts` of a refusal stand beside these members, for example `outcome` with `jurisdiction_forbidden`. */
export const problemForm = z
  .looseObject({
    type: z.string().meta({ example: '/problems/request-invalid' }),
    title: z.string().meta({ example: 'The request does not have the form the contract asks for' }),
    status: z.int().meta({ example: 400 }),
    detail: z.string(),
    code: z.string().meta({ example: 'request_invalid', description: 'Stable; act on this.' }),
    request_id: z.string().meta({ example: 'req_01k9x3v5m2r8t4w6y7z0a1b2c3' }),
    rule: z.string().optional().meta({ example: 'R4', description: 'The published rule behind a refusal.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ example: '/email', description: 'JSON pointer into the body (RFC 6901).' }),
          detail: z.string().meta({ example: 'is not an e-mail address' }),
        }),
      )
      .optional()
      .meta({ description: 'Every faulty field.' }),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemForm>;
