import { z } from '@hono/zod-openapi';
import { archiveForm, idForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { readingRefusals } from '../reading-refusals.ts';

export const attachArchiveContract = operationContract({
  operationId: 'attachArchive',
  method: 'post',
  path: '/v1/handles/{handle_id}/archives',
  area: 'Handles',
  summary: 'Attach an archive',
  description:
    'The body is one part of the account holder’s official data export, as it is: a ZIP, JSON or CSV file of at most 500 MB. ' +
    'The consent must be in force and cover the platform before a byte is stored. Only posts, comments and shares are ' +
    'ever read from it. It is deleted once it has been read, within 24 hours at the latest. ' +
    'For a large file, or a line that breaks, see openUpload.',
  permission: 'archive:attach',
  kind: 'create',
  params: { handle_id: 'handle' },
  query: z.strictObject({ consent_id: idForm('consent') }),
  upload: ['application/zip', 'application/json', 'text/csv', 'application/octet-stream'],
  success: { status: 201, description: 'The archive.', form: archiveForm },
  refusals: [
    ...readingRefusals,
    'applicant_redacted',
    'archive_empty',
    'archive_kind_unknown',
    'archive_too_large',
    'too_many_archives',
  ],
});
