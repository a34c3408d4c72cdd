import { completeUploadForm, uploadForm } from '@visaguard/contracts';
import { readingRefusals } from '../../handles/reading-refusals.ts';
import { operationContract } from '../../http/contract.ts';

export const completeUploadContract = operationContract({
  operationId: 'completeUpload',
  method: 'post',
  path: '/v1/uploads/{upload_id}/complete',
  area: 'Uploads',
  summary: 'Complete an upload',
  description:
    'Joins the parts and attaches the archive that they make to the handle, as attachArchive does; the parts are deleted. ' +
    'May be repeated: the answer names the archive that is there.',
  permission: 'archive:attach',
  kind: 'change',
  params: { upload_id: 'upload' },
  body: completeUploadForm,
  success: { status: 200, description: 'The upload, with its archive.', form: uploadForm },
  refusals: [
    ...readingRefusals,
    'upload_unknown',
    'upload_abandoned',
    'upload_expired',
    'upload_incomplete',
    'upload_changed',
    'upload_digest_mismatch',
    'archive_kind_unknown',
    'too_many_archives',
    'applicant_redacted',
  ],
});
