import { openUploadForm, uploadForm } from '@visaguard/contracts';
import { readingRefusals } from '../../handles/reading-refusals.ts';
import { operationContract } from '../../http/contract.ts';

export const openUploadContract = operationContract({
  operationId: 'openUpload',
  method: 'post',
  path: '/v1/handles/{handle_id}/uploads',
  area: 'Uploads',
  summary: 'Open an upload in parts',
  description:
    'For an archive that is too large to be sent in one go over the line at hand: it is sent in parts, each of which may be ' +
    'sent again, and completed. Everything that is sent is deleted 24 hours after this at the latest.',
  permission: 'archive:attach',
  kind: 'create',
  params: { handle_id: 'handle' },
  body: openUploadForm,
  success: { status: 201, description: 'The upload: how many parts it has, and how large they are.', form: uploadForm },
  refusals: [...readingRefusals, 'archive_too_large', 'too_many_archives'],
});
