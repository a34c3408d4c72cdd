import { evaluateGate, type RequesterType, requesterTypes } from '@visaguard/domain';
import type { Mode } from '@visaguard/kernel';
import { badUsage } from '../cannot-run.ts';

export type TenantValues = { readonly name?: string; readonly type?: string; readonly place?: string };

export type CheckedTenant = { readonly name: string; readonly requesterType: RequesterType; readonly place: string };

/** What was typed of a tenant. @throws CannotRun with one sentence naming what is wrong. */
export function checkTenant({ name, type, place }: TenantValues, mode: Mode): CheckedTenant {
  if (!name?.trim()) throw badUsage('A tenant has a name: give --name.');
  const requesterType = typeOf(type);
  if (!place) throw badUsage('A tenant has a place: give --place, for example AU or US-NY.');
  refuseUnknown(place, { requesterType, mode });
  return { name: name.trim(), requesterType, place };
}

function typeOf(type: string | undefined): RequesterType {
  const known = requesterTypes.find((one) => one === type);
  // The gate forbids whatever they ask for, wherever they are (rule R4).
  if (known === 'public_authority')
    throw badUsage('Public authorities are not served: --type is university or agency.');
  if (known) return known;
  throw badUsage(`--type is university or agency${type ? `, not ${JSON.stringify(type)}` : ''}.`);
}

type Asking = { readonly requesterType: RequesterType; readonly mode: Mode };

/** The gate says which places there are, so that no tenant stands where it knows nothing of (rule R4). */
function refuseUnknown(place: string, { requesterType, mode }: Asking): void {
  const evaluated = (of: Mode) =>
    evaluateGate({ requesterType, requesterPlaces: { tenant: place }, applicantPlace: null, mode: of });
  const isKnown = (of: Mode) => !evaluated(of).reasons.includes('requester_place_unknown');
  if (isKnown(mode)) return;
  if (isKnown('test')) throw badUsage(`${place} is a place of test mode; a live tenant has a real one.`);
  throw badUsage(
    `${JSON.stringify(place)} is no country or subdivision of ISO 3166; --place is, for example, AU or US-NY.`,
  );
}
