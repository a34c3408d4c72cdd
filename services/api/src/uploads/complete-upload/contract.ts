import { completeUploadForm, uploadForm } from '@visaguard/contracts';
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
    'upload_unknown',
    'upload_abandoned',
    'upload_expired',
    'upload_incomplete',
    'upload_changed',
    'upload_digest_mismatch',
    'archive_kind_unknown',
    'too_many_archives',
    'handle_unknown',
    'applicant_redacted',
    'consent_missing',
    'consent_withdrawn',
    'consent_expired',
    'consent_other_platforms',
    'consent_other_sources',
  ],
});
