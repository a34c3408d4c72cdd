import { z } from 'zod';
import { chargeUsdMax, type PinnedActor } from './actor.ts';
import type { ApifyCheck } from './check-apify.ts';

const pricing = z.looseObject({
  pricingModel: z.string(),
  startedAt: z.coerce.date().optional(),
  pricePerUnitUsd: z.number().nullish(),
  minimalMaxTotalChargeUsd: z.number().nullish(),
});
type Pricing = z.infer<typeof pricing>;

const actorFacts = z.looseObject({
  isDeprecated: z.boolean().nullish(),
  taggedBuilds: z.record(z.string(), z.looseObject({ buildNumber: z.string().nullish() }).nullish()).nullish(),
  pricingInfos: z.array(pricing).nullish(),
});

type Finding = readonly ['note' | 'fail', string];

/** What Apify says of an actor that VisaGuard runs, in one line. `undefined`: it knows none of this name. */
export function checkActor(actor: PinnedActor, said: unknown, now: Date): ApifyCheck {
  const subject = actor.name;
  if (said === undefined) {
    const detail = 'is not in the store, or not open to this key; its platform cannot be read until it is replaced';
    return { subject, verdict: 'fail', detail };
  }
  const { data } = actorFacts.safeParse(said);
  if (!data) return { subject, verdict: 'fail', detail: 'is described in a form that this version does not know' };
  const latest = data.taggedBuilds?.['latest']?.buildNumber ?? null;
  const price = (data.pricingInfos ?? []).filter(({ startedAt }) => !startedAt || startedAt <= now).at(-1);
  const findings = [
    ...(data.isDeprecated ? [['note', 'its maker calls it deprecated'] as const] : []),
    ...buildFindings(actor, latest),
    ...priceFindings(actor, price),
  ];
  const verdict = findings.some(([kind]) => kind === 'fail') ? 'fail' : findings.length > 0 ? 'note' : 'ok';
  const facts = [`build ${actor.build ?? latest ?? 'unknown'}`, modelName(price)];
  const detail = [...facts, ...findings.map(([, sentence]) => sentence)].join('; ');
  return { subject, verdict, detail, ...(latest === null ? {} : { latestBuild: latest }) };
}

function buildFindings({ build }: PinnedActor, latest: string | null): Finding[] {
  if (build === null) return [['note', 'not pinned: it runs whatever its maker calls latest']];
  return build === latest ? [] : [['note', `pinned, while the latest is ${latest ?? 'unknown'}`]];
}

/** A run is started with a limit on its cost, which must be one that the actor takes and that pays its items. */
function priceFindings(actor: PinnedActor, price: Pricing | undefined): Finding[] {
  if (!price) return [['note', 'its price is not stated']];
  const { pricingModel, pricePerUnitUsd, minimalMaxTotalChargeUsd } = price;
  const findings: Finding[] = [];
  if (pricingModel === 'FLAT_PRICE_PER_MONTH') findings.push(['note', 'rented by the month: rent it in the console']);
  if ((pricePerUnitUsd ?? 0) > actor.itemUsdMax && pricingModel === 'PRICE_PER_DATASET_ITEM') {
    findings.push(['fail', `an item costs ${pricePerUnitUsd} USD, more than the ${actor.itemUsdMax} USD allowed here`]);
  }
  const smallestLimitUsd = chargeUsdMax(actor, 1);
  if ((minimalMaxTotalChargeUsd ?? 0) > smallestLimitUsd) {
    const limits = `${minimalMaxTotalChargeUsd} USD, where a run is limited to ${smallestLimitUsd} USD`;
    findings.push(['fail', `it takes no limit below ${limits}`]);
  }
  return findings;
}

const modelNames: Readonly<Record<string, string>> = {
  PAY_PER_EVENT: 'pay per event',
  PRICE_PER_DATASET_ITEM: 'pay per item',
  FLAT_PRICE_PER_MONTH: 'rent per month',
  FREE: 'pay for use of the machine',
};

function modelName(price: Pricing | undefined): string {
  return (price && modelNames[price.pricingModel]) ?? 'price unknown';
}
