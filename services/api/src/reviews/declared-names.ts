import { type Application, loadState } from '@visaguard/application';
import { applicant, handle, screening } from '@visaguard/domain';
import type { ApplicantId, ScreeningId, TenantScope } from '@visaguard/kernel';

type Case = { readonly applicantId: ApplicantId; readonly screeningId: ScreeningId };

/** The name and the handles under which the person of a case is known: what a reviewer must not meet. */
export async function declaredNames(app: Application, scope: TenantScope, of: Case): Promise<readonly string[]> {
  const [person, ordered] = await Promise.all([
    loadState(app, scope, { aggregate: applicant, streamId: of.applicantId }),
    loadState(app, scope, { aggregate: screening, streamId: of.screeningId }),
  ]);
  const sources = ordered.state.kind === 'none' ? [] : ordered.state.sources;
  const accounts = await Promise.all(
    sources.map(({ handleId }) => loadState(app, scope, { aggregate: handle, streamId: handleId })),
  );
  const name = person.state.kind === 'none' ? null : (person.state.personal?.name ?? null);
  const handles = accounts.flatMap(({ state }) => (state.kind === 'none' ? [] : [state.canonical]));
  return [name, ...handles].filter((known) => known !== null);
}
