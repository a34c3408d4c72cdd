import { uploadForm } from '@visaguard/contracts';
import { readingRefusals } from '../../handles/reading-refusals.ts';
import { operationContract } from '../../http/contract.ts';

export const putUploadPartContract = operationContract({
  operationId: 'putUploadPart',
  method: 'put',
  path: '/v1/uploads/{upload_id}/parts/{number}',
  area: 'Uploads',
  summary: 'Send a part of an upload',
  description:
    'The body is the bytes of this part, as they are. Of a part that breaks off nothing is kept: send it again. The same ' +
    'part again changes nothing; with other bytes it takes the place of the earlier one. Parts may come in any order, and ' +
    'several at a time.',
  permission: 'archive:attach',
  kind: 'change',
  params: { upload_id: 'upload', number: 'number' },
  upload: ['application/octet-stream', 'application/zip', 'application/json', 'text/csv'],
  success: { status: 200, description: 'The upload, with the parts that are there.', form: uploadForm },
  refusals: [
    ...readingRefusals,
    'upload_unknown',
    'upload_completed',
    'upload_abandoned',
    'upload_expired',
    'upload_part_number_invalid',
    'upload_part_size_wrong',
    'archive_empty',
    'archive_kind_unknown',
    'applicant_redacted',
  ],
});
