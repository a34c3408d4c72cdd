import type { EvidenceId } from '@visaguard/kernel';
import type { Answered, Asked } from './request.ts';
import { type SeededApplicant, seedApplicant } from './seed-applicant.ts';
import { startTestApi, type TestApi } from './start-test-api.ts';

const partSizeBytes = 1_000;

type Body = NonNullable<Asked['raw']>;
type More = Omit<Asked, 'as' | 'raw'> & { readonly as?: string };

/** Archives of two parts and a half, sent to an API that takes small parts. */
export type PartUploads = {
  readonly api: TestApi;
  readonly mara: SeededApplicant;
  readonly open: (more?: More & { readonly sizeBytes?: number; readonly consentId?: string }) => Promise<Answered>;
  /** The id of an upload that is open. */
  readonly opened: (more?: { readonly consentId?: string }) => Promise<string>;
  readonly put: (id: string, number: number | string, raw: Body, more?: More) => Promise<Answered>;
  readonly get: (id: string, as?: string) => Promise<Answered>;
  readonly complete: (id: string, body?: object, more?: More) => Promise<Answered>;
  readonly abandon: (id: string, more?: More) => Promise<Answered>;
  /** Ids of the archives that are attached to the handle. */
  readonly archives: () => Promise<readonly unknown[]>;
  readonly contentOf: (archiveId: unknown) => Promise<Buffer | null>;
  /** How many contents are held, attempts that never ended included. */
  readonly held: () => Promise<number>;
};

/** A ZIP by its first bytes; no two of its parts are the same. */
export const archive = Buffer.concat([
  Buffer.from('PK\u0003\u0004', 'latin1'),
  Buffer.from(Array.from({ length: 2_496 }, (_, at) => (at * 7 + Math.floor(at / 256)) % 256)),
]);

export function partOf(number: number, of = archive): Buffer {
  return of.subarray((number - 1) * partSizeBytes, number * partSizeBytes);
}

export async function startPartUploads(): Promise<PartUploads> {
  const api = await startTestApi({ limits: { uploadPartSizeBytes: partSizeBytes, uploadSizeBytesMax: 10_000 } });
  const mara = await seedApplicant(api, api.tenant);
  const ask = (method: 'POST' | 'PUT' | 'DELETE', path: string, more: More & Pick<Asked, 'raw'>) =>
    api.request(method, path, { as: api.tenant.key, ...more });
  const uploads: PartUploads = {
    api,
    mara,
    open: ({ sizeBytes = archive.length, consentId = mara.consentId, ...more } = {}) => {
      const body = { consent_id: consentId, size_bytes: sizeBytes };
      return ask('POST', `/v1/handles/${mara.handleId}/uploads`, { body, ...more });
    },
    async opened(more = {}) {
      const answer = await uploads.open(more);
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body.id;
    },
    put: (id, number, raw, { headers, ...more } = {}) =>
      ask('PUT', `/v1/uploads/${id}/parts/${number}`, {
        ...{ raw, headers: { 'Content-Type': 'application/octet-stream', ...headers } },
        ...more,
      }),
    get: (id, as = api.tenant.key) => api.request('GET', `/v1/uploads/${id}`, { as }),
    complete: (id, body = {}, more = {}) => ask('POST', `/v1/uploads/${id}/complete`, { body, ...more }),
    abandon: (id, more = {}) => ask('DELETE', `/v1/uploads/${id}`, more),
    async archives() {
      const handles = await api.request('GET', `/v1/applicants/${mara.applicantId}/handles`, { as: api.tenant.key });
      const attached = handles.body.data[0]?.['archives'];
      return Array.isArray(attached) ? attached : [];
    },
    async contentOf(archiveId) {
      const content = await api.dependencies.app.evidence.get(api.tenant.scope, archiveId as EvidenceId);
      return content.status === 'clear' ? Buffer.from(content.value) : null;
    },
    async held() {
      const owner = api.core.pool('owner');
      await owner.query('alter table evidence_uploads no force row level security');
      const { rows } = await owner.query<{ held: number }>('select count(*) as held from evidence_uploads');
      await owner.query('alter table evidence_uploads force row level security');
      return rows[0]?.held ?? -1;
    },
  };
  return uploads;
}
