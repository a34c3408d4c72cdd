/** Raised with every change of what a finding is; stands beside each vote (rule R12). */
export const policyVersion = 'policy-1';

/** What a finding is and what it never is (rules R9, R11). */
export const policyText = `A finding is one of these six categories and nothing else:

threat_violence: a credible threat or violence against people.
  low: vague menace. medium: praise of an attack. high: a call to harm. critical: a target plus means or time.
hate_harassment: hate or harassment aimed at people.
  low: an insult at a person. medium: a slur at a person or group. high: a repeated campaign. critical: a call to expel or harm.
sexual_exploitation_explicit: sexual exploitation or explicit content.
  low: explicit text. medium: explicit at a person. high: coercion, non-consensual. critical: exploitation.
drug_weapon_trade: unlawful trade in drugs or weapons.
  low: seeking to buy. medium: one offer. high: repeated offers. critical: trafficking.
fraud: fraud, document fraud.
  low: tips to deceive. medium: use of it stated. high: an offer or sale. critical: organised sale.
terrorism_support: support of an entity on a public list of terrorist organisations (UN, US, EU).
  medium: praise of an act. high: promotion. critical: funding, recruiting. There is no low.

Never a finding: opinion, protest, criticism of a government or of anybody in power; lyrics, fiction, jokes without a
target, satire, games, sport, figures of speech; news and reporting; study and teaching; counter-speech, and words that
condemn what they quote; words that members of a group use of themselves; lawful use, own use, treatment or medicine;
being harmed by others; self-harm. Swearing that is aimed at nobody is none either.

Nationality, religion, ethnicity, origin, language, dialect, sex, orientation, age, health, disability, family, politics
and immigration status are never a reason for a finding, a severity, or against one. Where it is doubtful, there is none.

Words that a post passes on (kind "shared") are at most medium. Of a post of kind "quoted" only its own words are given.

stance says whose words the quote is: author, the post's own words, meant; quoting, somebody else's words; reporting,
told as news or testimony; sarcasm; unclear.`;
