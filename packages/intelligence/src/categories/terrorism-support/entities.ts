/**
 * Organisations that public authorities have designated as terrorist, with names and aliases as people write them.
 * Each was compared with the lists themselves; `listed` says where it stands on them:
 *
 * - `un`: permanent reference number on the consolidated list of the UN Security Council, as generated on 2026-02-27
 *   (SOe and YEe: listed under the Somalia and Yemen regimes).
 * - `us`: day of designation, or of its announcement, as a Foreign Terrorist Organization (section 219 INA), from the
 *   list of the Department of State as it stood in December 2021 and its announcements of 2025. Whether one was taken off
 *   since was not seen.
 * - `sdgt`: day of designation as a Specially Designated Global Terrorist (Executive Order 13224), from the announcement of
 *   the Department of State.
 * - `eu`: number in Annex II to Regulation (EC) 2580/2001, the list under Common Position 2001/931/CFSP, consolidated in
 *   2026. B.11 names the military wing of Hizballah alone. The Union lists Islamic State and Al-Qaida in another act.
 *
 * An extract: what is missing here is not found. Lists change: a new version of this file needs a new `version` and
 * `asOf`, and a person who has compared it with the lists. A name here is never a finding by itself; only words of
 * support beside it are. Aliases that are everyday words or names ("IS", "Dawlah", "The Base") are left out.
 */
export const entityList = {
  version: 'entities-3',
  asOf: '2026-02-27',
  entities: [
    {
      name: 'Islamic State',
      listed: { un: 'QDe.115', us: '2004-12-17' },
      aliases: [
        'isis',
        'isil',
        'daesh',
        'islamic state',
        'isis-k',
        'iskp',
        'isis k',
        'islamic state khorasan',
        'iswap',
        'islamic state west africa',
      ],
    },
    {
      name: 'Al-Qaida',
      listed: { un: 'QDe.004', us: '1999-10-08' },
      aliases: ['al-qaeda', 'al qaeda', 'alqaeda', 'al-qaida', 'al qaida', 'aqap', 'aqim', 'aqis'],
    },
    {
      name: 'Al-Shabaab',
      listed: { un: 'SOe.001', us: '2008-03-18' },
      aliases: ['al-shabaab', 'al shabaab', 'al-shabab', 'al shabab', 'shabaab'],
    },
    { name: 'Boko Haram', listed: { un: 'QDe.138', us: '2013-11-14' }, aliases: ['boko haram'] },
    {
      name: "Jama'at Nusrat al-Islam wal-Muslimin",
      listed: { un: 'QDe.159', us: '2018-09-06' },
      aliases: ['jnim', 'nusrat al-islam'],
    },
    {
      name: 'Lashkar-e-Tayyiba',
      listed: { un: 'QDe.118', us: '2001-12-26' },
      aliases: ['lashkar-e-taiba', 'lashkar-e-tayyiba', 'lashkar e taiba', 'lashkar e tayyiba'],
    },
    {
      name: 'Jaish-e-Mohammed',
      listed: { un: 'QDe.019', us: '2001-12-26' },
      aliases: ['jaish-e-mohammed', 'jaish e mohammed', 'jaish-e-muhammad'],
    },
    {
      name: 'Lashkar-e-Jhangvi',
      listed: { un: 'QDe.096', us: '2003-01-30' },
      aliases: ['lashkar-e-jhangvi', 'lashkar e jhangvi'],
    },
    {
      name: 'Tehrik-e Taliban Pakistan',
      listed: { un: 'QDe.132', us: '2010-09-01' },
      aliases: ['ttp', 'tehrik-e-taliban', 'tehreek-e-taliban', 'pakistani taliban'],
    },
    { name: 'Haqqani Network', listed: { un: 'TAe.012', us: '2012-09-19' }, aliases: ['haqqani network'] },
    {
      name: 'Jemaah Islamiyah',
      listed: { un: 'QDe.092', us: '2002-10-23' },
      aliases: ['jemaah islamiyah', 'jemaah islamiya'],
    },
    { name: 'Abu Sayyaf Group', listed: { un: 'QDe.001', us: '1997-10-08' }, aliases: ['abu sayyaf'] },
    {
      name: 'Hamas',
      listed: { us: '1997-10-08', eu: 'B.10' },
      aliases: ['hamas', 'al-qassam brigades', 'qassam brigades', 'al qassam brigades'],
    },
    {
      name: 'Hizballah',
      listed: { us: '1997-10-08', eu: 'B.11' },
      aliases: ['hezbollah', 'hizballah', 'hizbollah', 'hezbullah'],
    },
    {
      name: 'Palestinian Islamic Jihad',
      listed: { us: '1997-10-08', eu: 'B.17' },
      aliases: ['palestinian islamic jihad', 'palestine islamic jihad', 'al-quds brigades'],
    },
    {
      name: 'Popular Front for the Liberation of Palestine',
      listed: { us: '1997-10-08', eu: 'B.18' },
      aliases: ['pflp', 'popular front for the liberation of palestine'],
    },
    {
      name: 'Al-Aqsa Martyrs Brigade',
      listed: { us: '2002-03-27', eu: 'B.2' },
      aliases: ['al-aqsa martyrs brigade', 'al aqsa martyrs brigade', 'al-aqsa martyrs brigades'],
    },
    {
      name: 'Ansarallah',
      listed: { un: 'YEe.001', us: '2025-03-04' },
      aliases: ['ansarallah', 'ansar allah', 'houthis', 'houthi'],
    },
    { name: "Kata'ib Hizballah", listed: { us: '2009-07-02' }, aliases: ['kataib hezbollah', 'kataib hizballah'] },
    {
      name: 'Islamic Revolutionary Guard Corps',
      listed: { us: '2019-04-15', eu: 'B.9' },
      aliases: ['irgc', 'quds force', 'revolutionary guard corps'],
    },
    {
      name: "Kurdistan Workers' Party",
      listed: { us: '1997-10-08', eu: 'B.14' },
      aliases: ['pkk', 'kurdistan workers party'],
    },
    {
      name: 'Liberation Tigers of Tamil Eelam',
      listed: { us: '1997-10-08', eu: 'B.15' },
      aliases: ['ltte', 'tamil tigers', 'liberation tigers of tamil eelam'],
    },
    {
      name: "Revolutionary People's Liberation Party/Front",
      listed: { us: '1997-10-08', eu: 'B.20' },
      aliases: ['dhkp-c', 'dhkp/c', 'dhkpc'],
    },
    {
      name: 'National Liberation Army',
      listed: { us: '1997-10-08', eu: 'B.16' },
      aliases: ['ejercito de liberacion nacional'],
    },
    { name: 'FARC dissidents', listed: { us: '2021-12-01' }, aliases: ['farc-ep', 'segunda marquetalia'] },
    { name: 'Shining Path', listed: { us: '1997-10-08', eu: 'B.21' }, aliases: ['sendero luminoso', 'shining path'] },
    {
      name: "Communist Party of the Philippines/New People's Army",
      listed: { us: '2002-08-09', eu: 'B.5' },
      aliases: ['cpp-npa', 'cpp/npa'],
    },
    {
      name: 'Nordic Resistance Movement',
      listed: { sdgt: '2024-06-14' },
      aliases: ['nordic resistance movement', 'nordiska motstandsrorelsen'],
    },
    {
      name: 'Real IRA',
      listed: { us: '2001-05-16' },
      aliases: ['real ira', 'real irish republican army', 'new ira', 'new irish republican army'],
    },
    {
      name: 'Continuity IRA',
      listed: { us: '2004-07-13' },
      aliases: ['continuity ira', 'continuity irish republican army'],
    },
    { name: 'Babbar Khalsa International', listed: { eu: 'B.4' }, aliases: ['babbar khalsa'] },
    { name: 'Balochistan Liberation Army', listed: { us: '2025-08-11' }, aliases: ['balochistan liberation army'] },
    { name: 'Tren de Aragua', listed: { us: '2025-02-20' }, aliases: ['tren de aragua'] },
    { name: 'Mara Salvatrucha', listed: { us: '2025-02-20' }, aliases: ['ms-13', 'ms13', 'mara salvatrucha'] },
    { name: 'Cartel de Sinaloa', listed: { us: '2025-02-20' }, aliases: ['sinaloa cartel', 'cartel de sinaloa'] },
    {
      name: 'Cartel de Jalisco Nueva Generacion',
      listed: { us: '2025-02-20' },
      aliases: ['cjng', 'cartel de jalisco'],
    },
  ],
} as const;
