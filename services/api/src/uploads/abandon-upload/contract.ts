import { uploadForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const abandonUploadContract = operationContract({
  operationId: 'abandonUpload',
  method: 'delete',
  path: '/v1/uploads/{upload_id}',
  area: 'Uploads',
  summary: 'Abandon an upload',
  description: 'Deletes the parts that are there. May be repeated.',
  permission: 'archive:attach',
  kind: 'change',
  params: { upload_id: 'upload' },
  success: { status: 200, description: 'The upload.', form: uploadForm },
  refusals: ['upload_unknown', 'upload_completed'],
});
