import { execute } from '@visaguard/application';
import { checkPurpose, certifyPurposes as decide, type Purpose, tenant } from '@visaguard/domain';
import { ok, type Refusal, type Result } from '@visaguard/kernel';
import { commandReply } from '../../http/answer-command.ts';
import { defineOperation } from '../../http/operation.ts';
import { refused } from '../../http/reply.ts';
import { certifyPurposesContract } from './contract.ts';

export const certifyPurposes = defineOperation(certifyPurposesContract, async ({ api, caller, body, ...call }) => {
  const purposes = permissible(body.purposes);
  if (!purposes.ok) return refused(purposes.error);
  const { tenantId, mode } = caller.scope;
  const outcome = await execute(api.app, call.command(tenantId), async (reader) => {
    const on = await reader.load(tenant, tenantId);
    const asked = { purposes: purposes.value, nonDiscrimination: body.non_discrimination, at: call.at };
    const decision = decide(on.state, asked);
    if (!decision.ok) return decision;
    const after = decision.value.reduce(tenant.evolve, on.state);
    const validUntil = after.kind === 'none' ? null : (after.certification?.validUntil ?? null);
    const reply = commandReply({
      version: on.version + decision.value.length,
      status: 201,
      body: {
        object: 'certification',
        purposes: [...purposes.value],
        non_discrimination: true,
        certified_at: call.at,
        valid_until: validUntil,
        livemode: mode === 'live',
      },
    });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome);
});

/** The first that is not permissible decides the answer; all that are not are named. */
function permissible(given: readonly string[]): Result<readonly Purpose[], Refusal> {
  const checked = given.map((purpose) => checkPurpose(purpose));
  const faults = checked.flatMap((one, at) =>
    one.ok ? [] : [{ pointer: `/purposes/${at}`, detail: 'is not a permissible purpose' }],
  );
  for (const one of checked) if (!one.ok) return { ok: false, error: { ...one.error, faults } };
  return ok([...new Set(checked.flatMap((one) => (one.ok ? [one.value] : [])))]);
}
