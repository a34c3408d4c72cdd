/**
 * Organisations that public authorities have designated as terrorist, with names and aliases as people write them.
 * Compiled from the public lists: `un` the consolidated list of the UN Security Council (1267/1989/2253 and 1988
 * regimes), `us` Foreign Terrorist Organizations (INA section 219), `eu` Common Position 2001/931/CFSP. Lists change: a
 * new version of this file needs a new `version` and `asOf`, and a person who has compared it with the lists. A name
 * here is never a finding by itself; only words of support beside it are.
 *
 * Aliases that are everyday words or names ("IS", "Shabaab" alone is kept, "The Base" is not) are left out.
 */
export const entityList = {
  version: 'entities-1',
  asOf: '2025-06-30',
  entities: [
    {
      name: 'Islamic State',
      lists: ['un', 'us', 'eu'],
      aliases: [
        'isis',
        'isil',
        'daesh',
        'islamic state',
        'dawlah',
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
      lists: ['un', 'us', 'eu'],
      aliases: ['al-qaeda', 'al qaeda', 'alqaeda', 'al-qaida', 'al qaida', 'aqap', 'aqim', 'aqis'],
    },
    {
      name: 'Al-Shabaab',
      lists: ['un', 'us'],
      aliases: ['al-shabaab', 'al shabaab', 'al-shabab', 'al shabab', 'shabaab'],
    },
    { name: 'Boko Haram', lists: ['un', 'us'], aliases: ['boko haram'] },
    { name: "Jama'at Nusrat al-Islam wal-Muslimin", lists: ['un', 'us'], aliases: ['jnim', 'nusrat al-islam'] },
    {
      name: 'Lashkar-e-Tayyiba',
      lists: ['un', 'us'],
      aliases: ['lashkar-e-taiba', 'lashkar-e-tayyiba', 'lashkar e taiba', 'lashkar e tayyiba'],
    },
    {
      name: 'Jaish-e-Mohammed',
      lists: ['un', 'us'],
      aliases: ['jaish-e-mohammed', 'jaish e mohammed', 'jaish-e-muhammad'],
    },
    { name: 'Lashkar-e-Jhangvi', lists: ['un', 'us'], aliases: ['lashkar-e-jhangvi', 'lashkar e jhangvi'] },
    {
      name: 'Tehrik-e Taliban Pakistan',
      lists: ['un', 'us'],
      aliases: ['ttp', 'tehrik-e-taliban', 'tehreek-e-taliban', 'pakistani taliban'],
    },
    { name: 'Haqqani Network', lists: ['un', 'us'], aliases: ['haqqani network'] },
    { name: 'Jemaah Islamiyah', lists: ['un', 'us'], aliases: ['jemaah islamiyah', 'jemaah islamiya'] },
    { name: 'Abu Sayyaf Group', lists: ['un', 'us'], aliases: ['abu sayyaf'] },
    {
      name: 'Hamas',
      lists: ['us', 'eu'],
      aliases: ['hamas', 'al-qassam brigades', 'qassam brigades', 'al qassam brigades'],
    },
    { name: 'Hizballah', lists: ['us', 'eu'], aliases: ['hezbollah', 'hizballah', 'hizbollah', 'hezbullah'] },
    {
      name: 'Palestinian Islamic Jihad',
      lists: ['us', 'eu'],
      aliases: ['palestinian islamic jihad', 'palestine islamic jihad', 'al-quds brigades'],
    },
    {
      name: 'Popular Front for the Liberation of Palestine',
      lists: ['us', 'eu'],
      aliases: ['pflp', 'popular front for the liberation of palestine'],
    },
    {
      name: 'Al-Aqsa Martyrs Brigade',
      lists: ['us', 'eu'],
      aliases: ['al-aqsa martyrs brigade', 'al aqsa martyrs brigade', 'al-aqsa martyrs brigades'],
    },
    { name: 'Ansarallah', lists: ['us'], aliases: ['ansarallah', 'ansar allah', 'houthis', 'houthi'] },
    { name: "Kata'ib Hizballah", lists: ['us'], aliases: ['kataib hezbollah', 'kataib hizballah'] },
    {
      name: 'Islamic Revolutionary Guard Corps',
      lists: ['us'],
      aliases: ['irgc', 'quds force', 'revolutionary guard corps'],
    },
    { name: "Kurdistan Workers' Party", lists: ['us', 'eu'], aliases: ['pkk', 'kurdistan workers party'] },
    {
      name: 'Liberation Tigers of Tamil Eelam',
      lists: ['us', 'eu'],
      aliases: ['ltte', 'tamil tigers', 'liberation tigers of tamil eelam'],
    },
    {
      name: "Revolutionary People's Liberation Party/Front",
      lists: ['us', 'eu'],
      aliases: ['dhkp-c', 'dhkp/c', 'dhkpc'],
    },
    { name: 'National Liberation Army', lists: ['us', 'eu'], aliases: ['ejercito de liberacion nacional'] },
    { name: 'FARC dissidents', lists: ['us'], aliases: ['farc-ep', 'segunda marquetalia'] },
    { name: 'Shining Path', lists: ['us', 'eu'], aliases: ['sendero luminoso', 'shining path'] },
    {
      name: "Communist Party of the Philippines/New People's Army",
      lists: ['us', 'eu'],
      aliases: ['cpp-npa', 'cpp/npa'],
    },
    {
      name: 'Real IRA',
      lists: ['us'],
      aliases: [
        'real ira',
        'new ira',
        'continuity ira',
        'real irish republican army',
        'continuity irish republican army',
      ],
    },
    { name: 'Babbar Khalsa International', lists: ['eu'], aliases: ['babbar khalsa'] },
    { name: 'Balochistan Liberation Army', lists: ['us'], aliases: ['balochistan liberation army'] },
    { name: 'Tren de Aragua', lists: ['us'], aliases: ['tren de aragua'] },
    { name: 'Mara Salvatrucha', lists: ['us'], aliases: ['ms-13', 'ms13', 'mara salvatrucha'] },
    { name: 'Cartel de Sinaloa', lists: ['us'], aliases: ['sinaloa cartel', 'cartel de sinaloa'] },
    { name: 'Cartel de Jalisco Nueva Generacion', lists: ['us'], aliases: ['cjng', 'cartel de jalisco'] },
  ],
} as const;
