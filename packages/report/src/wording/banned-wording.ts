/**
 * What no report may say (rule R25): no promise or forecast of a decision, no verdict on a person, no advice to
 * take anything off a platform, out of sight or to stop speaking. Matched without regard to case in everything
 * VisaGuard writes; quoted posts, comments and names are not VisaGuard's words.
 */
const decisions: readonly RegExp[] = [
  /approval (chance|odds|rate|likelihood|probability)/i,
  /(chance|odds|likelihood|probability|prospects?) (of|for|to) (approval|refusal|denial|rejection|admission|a visa|your visa|get(ting)?|be(ing)?)/i,
  /\b(improve|raise|increase|boost|lower|reduce|hurt|harm)s? (your|the|his|her|their) (chances?|odds|prospects?|case|score)\b/i,
  /\b(likely|unlikely|sure|bound|certain) to (be )?(approv|refus|den|reject|admit|grant|issued|get a visa|pass|fail)/i,
  /\bwill (not )?(be )?(approved?|refused?|denied|rejected|granted|admitted|pass|fail)\b/i,
  /\b(pass|passed|passes|fail|failed|fails) (the|this|your|a) (check|screening|vetting|interview|visa)\b/i,
  /\b(in)?(eligib|admissib)(le|ility)\b/i,
  /\bvisa[- ](safe|ready|proof|friendly|worthy)\b/i,
  /\breject(s|ed|ing|ion)?\b/i,
  /\bguarantee/i,
  /\bnothing to (worry|fear)\b/i,
];

const verdicts: readonly RegExp[] = [
  /\b(un)?safe\b/i,
  /\b(no|low|medium|high|higher|security|visa|potential)[- ]risks?\b/i,
  /\brisk (score|level|rating|profile|factors?|assessment)\b/i,
  /\b(risky|dangerous|bad|good|clean|suspicious|unsafe|trustworthy|untrustworthy|reliable|unreliable) (person|people|applicant|student|candidate|individual|character|record|account|profile|history)\b/i,
  /\b(criminal|terrorist|extremist|racist|sexist|radical) (person|people|applicant|student|candidate|individual|views?|tendenc(y|ies))\b/i,
  /\b(is|are) (a |an )?(criminals?|terrorists?|extremists?|racists?|threats?|dangerous|suspicious|trustworthy|harmless|innocent|guilty)\b/i,
  /\bred flags?\b/i,
];

const things =
  '(the|your|this|that|these|those|any|all|old|every|such) ([a-z]+ )?(posts?|accounts?|comments?|pictures?|photos?|profiles?|tweets?|stories|videos?|history)';
const concealment: readonly RegExp[] = [
  /\b(delet|eras|scrub|purg|wip|saniti[sz])(e|es|ed|ing|ion)\b/i,
  /\b(clean|tidy)(ing|s)? up\b/i,
  /\b(remov|hid|archiv|untag|deactivat|unpublish|conceal|obscur|clos|edit|rewrit)(e|es|ing)? ((the|your|this|that|these|those|any|all|old) )?(posts?|accounts?|comments?|pictures?|photos?|profiles?|tweets?|it|them)\b/i,
  new RegExp(`\\b(take|taking|pull|pulling) (it|them|${things}) (down|offline|off)\\b`, 'i'),
  new RegExp(
    `\\b(make|making|set|setting|switch|switching|turn|turning) (it|them|${things}) (to )?(private|public|invisible)\\b`,
    'i',
  ),
  /\b(limit|restrict|change) who (can|may) see\b/i,
  /\b(unfollow|unfriend|unlike|untag)(s|ed|ing)?\b/i,
  /\b(stop|avoid|refrain from) (posting|commenting|writing|sharing)\b/i,
  /\b(deny|conceal|leave out|do not (mention|declare|name|list|disclose))\b/i,
];

const bannedWording: readonly RegExp[] = [...decisions, ...verdicts, ...concealment];

/** The one sentence in which "predict" occurs. */
const permitted = /VisaGuard does not predict any visa decision/g;

/** @returns the banned passages of `text`; empty where it may be said. */
export function findBannedWording(text: string): string[] {
  const rest = text.replace(permitted, '');
  const hits = bannedWording.flatMap((pattern) => rest.match(pattern)?.[0] ?? []);
  const prediction = rest.match(/\b(predict|forecast)\w*/i);
  return prediction ? [...hits, prediction[0]] : hits;
}
