/**
 * What no report may say (rule R25): no promise or forecast of a decision, no verdict on a person, no advice to
 * take anything off a platform or out of sight. Matched without regard to case in everything VisaGuard writes;
 * quoted posts, comments and names are not VisaGuard's words.
 */
const bannedWording: readonly RegExp[] = [
  /approval (chance|odds|rate|likelihood|probability)/i,
  /(chance|odds|likelihood|probability) of (approval|refusal|denial|rejection|a visa|getting)/i,
  /\b(likely|unlikely|sure|bound) to (be )?(approv|refus|den|reject|admit|get a visa)/i,
  /\bwill (be )?(approved?|refused?|denied|rejected|granted|admitted)\b/i,
  /\bsafe to (admit|travel|hire|apply)\b/i,
  /\b(high|low|medium)[- ]risk (person|applicant|student|candidate|individual)\b/i,
  /\b(risky|dangerous|bad|good|clean|suspicious|unsafe) (person|applicant|student|candidate|individual|character|record)\b/i,
  /\b(delet|eras|scrub)(e|es|ed|ing|ion)\b/i,
  /\b(remov|hid|archiv|untag|deactivat)(e|es|ing) (the |your |this |that |these |those |any |all )?(posts?|accounts?|comments?|pictures?|profiles?|tweets?|it|them)\b/i,
  /\b(take|taking) (it|them|(the|your) posts?) (down|offline)\b/i,
  /\b(make|set|switch|turn) (it|them|(your|the) (accounts?|profiles?|posts?)) (to )?private\b/i,
  /\breject(s|ed|ing|ion)?\b/i,
  /\bguarantee/i,
  /\b(criminal|terrorist|extremist|racist) (person|applicant|student|individual)\b/i,
  /\bred flags?\b/i,
];

/** The one sentence in which "predict" occurs. */
const permitted = /VisaGuard does not predict any visa decision/g;

/** @returns the banned passages of `text`; empty where it may be said. */
export function findBannedWording(text: string): string[] {
  const rest = text.replace(permitted, '');
  const hits = bannedWording.flatMap((pattern) => rest.match(pattern)?.[0] ?? []);
  const prediction = rest.match(/\b(predict|forecast)\w*/i);
  return prediction ? [...hits, prediction[0]] : hits;
}
