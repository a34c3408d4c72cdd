/**
 * The officially assigned country codes of ISO 3166-1 alpha-2: 249. A code outside this list is no place, so a typing
 * error meets no row of the gate. Exceptionally reserved and user-assigned codes (UK, EU, XK) are left out on purpose.
 */
const countryCodes: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
  MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
  UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

/** Subdivisions where the gate tells them apart; elsewhere any well-formed subdivision stands for its country. */
const subdivisionCodes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'US',
    new Set(
      `AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
    PA RI SC SD TN TX UT VT VA WA WV WI WY`.split(/\s+/),
    ),
  ],
  ['CA', new Set(['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'])],
  ['AU', new Set(['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'])],
]);

/**
 * Territories that ISO 3166-2 also lists under another country. Their own country code decides, so that one place has
 * one answer however it is written, and never the milder one.
 */
const territories: ReadonlyMap<string, string> = new Map([
  ['US-AS', 'AS'],
  ['US-GU', 'GU'],
  ['US-MP', 'MP'],
  ['US-PR', 'PR'],
  ['US-UM', 'UM'],
  ['US-VI', 'VI'],
  ['NL-AW', 'AW'],
  ['NL-BQ1', 'BQ'],
  ['NL-BQ2', 'BQ'],
  ['NL-BQ3', 'BQ'],
  ['NL-CW', 'CW'],
  ['NL-SX', 'SX'],
  ['FR-BL', 'BL'],
  ['FR-MF', 'MF'],
  ['FR-NC', 'NC'],
  ['FR-PF', 'PF'],
  ['FR-PM', 'PM'],
  ['FR-TF', 'TF'],
  ['FR-WF', 'WF'],
  ['FR-GF', 'GF'],
  ['FR-GP', 'GP'],
  ['FR-MQ', 'MQ'],
  ['FR-RE', 'RE'],
  ['FR-YT', 'YT'],
  ['FR-971', 'GP'],
  ['FR-972', 'MQ'],
  ['FR-973', 'GF'],
  ['FR-974', 'RE'],
  ['FR-976', 'YT'],
  ['FI-01', 'AX'],
  ['NO-21', 'SJ'],
  ['NO-22', 'SJ'],
]);

type Place = { readonly code: string; readonly country: string };

/** The place that an ISO 3166-1 alpha-2 or 3166-2 code names (`DE`, `US-CA`), exactly as written; null if none. */
export function parsePlace(written: string): Place | null {
  const code = territories.get(written) ?? written;
  const [, country, subdivision] = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/.exec(code) ?? [];
  if (country === undefined || !countryCodes.has(country)) return null;
  const known = subdivisionCodes.get(country);
  if (subdivision !== undefined && known !== undefined && !known.has(subdivision)) return null;
  return { code, country };
}
