import { uploadForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getUploadContract = operationContract({
  operationId: 'getUpload',
  method: 'get',
  path: '/v1/uploads/{upload_id}',
  area: 'Uploads',
  summary: 'Get an upload',
  description: 'Which parts are there, and which are missing: where to go on after an interruption.',
  permission: 'archive:attach',
  kind: 'read',
  params: { upload_id: 'upload' },
  success: { status: 200, description: 'The upload.', form: uploadForm },
  refusals: ['upload_unknown'],
});
